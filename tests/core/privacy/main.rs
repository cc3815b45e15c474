//! Claims about what is kept of people: taking it along, having it forgotten, and how long anything stays.

mod exporting;
mod forgetting;
mod moving;
mod staying;

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, Town};
use chrono::TimeDelta;

/// Whose traces are looked for. Her name stands in everything she writes, and in nothing else.
const HER: &str = "quetzal";

/// What others write, and what nobody's file but theirs may hold.
const OTHERS: &str = "zopilote";

/// Ana is the admin, mia and zoe keep order, and she has done everything that one can do here.
async fn she_has_done_everything(town: &Town) -> TestResult {
    for (name, standing) in [
        ("ana", Standing::Admin),
        ("mia", Standing::Moderator),
        ("zoe", Standing::Moderator),
        ("ben", Standing::Member),
    ] {
        town.member(name).is(standing);
        town.member(name).says("/village about").await?;
    }
    let (ana, mia, ben, her) = (town.member("ana"), town.member("mia"), town.member("ben"), town.member(HER));
    her.says("/village about").await?;
    ana.says_in("#mods", "/settings set moderators-channel here").await?;
    ana.says_in("#quiet", "/settings set share-channel here").await?;
    ana.says_in("#hellos", "/settings set welcome-channel here").await?;
    for setting in ["share-delay 0", "share-approval off", "region us", "meetup-threads on", "mirror-events on"] {
        ana.says(&format!("/settings set {setting}")).await?;
    }

    // Of herself.
    for told in [
        "my about quetzal likes rivers",
        "my area quetzal hill",
        "my kids march 2025",
        "my naps 12:30-14:30",
        "my topics quetzal watching",
        "my lived quetzal nights, twins",
        "my languages es, en",
        "my free saturdays 9-12",
        "my zone America/Chicago",
        "my language en",
        "my reminders 3h",
        "my quiet 21:00-07:00",
        "my spontaneous quetzal hill",
        "my avoid @mia",
        "my banter @ben",
        "my link",
        "village hello quetzal says hello",
        "intro join",
        "intro greet",
        "ask quetzal grief",
    ] {
        her.whispers(told).await?;
    }
    ben.whispers(&format!("my avoid @{HER}")).await?;
    ben.whispers(&format!("my banter @{HER}")).await?;
    ben.whispers("my about zopilote cooks").await?;

    // With others: meetups of hers and of theirs, past and to come, and times that are being found.
    her.says("/meetup new Walk when: today 11am place: Park address: quetzal street 5 notes: quetzal rests").await?;
    ana.says("/meetup new Lake when: today 12pm place: Lake notes: zopilote rests").await?;
    her.whispers("meetup going #2 note: quetzal allergy").await?;
    ben.whispers("meetup going #1 note: zopilote allergy").await?;
    her.whispers("meetup late 10 quetzal bus").await?;
    town.advance(TimeDelta::hours(6)).await?;
    her.says("/meetup new River when: sat 10am place: River hosts: @ben").await?;
    her.says("/meetup new Hill when: sun 10am place: Hill address: quetzal lane 3 notes: quetzal brings tea").await?;
    ana.says("/meetup new Forest when: sat 3pm place: Forest").await?;
    her.whispers("meetup maybe #5 note: quetzal dog").await?;
    her.whispers("meetup edit #4 notes: quetzal brings cake").await?;
    her.says("/meetup new Stories when: every tuesday 10am place: Library notes: quetzal reads").await?;
    her.says("/meetup find Picnic notes: quetzal brings bread when: fri 10am, fri 3pm").await?;
    ana.says("/meetup find Supper when: thu 6pm, fri 6pm").await?;
    her.whispers("meetup vote #8 yes: 1").await?;
    her.whispers("meetup vote #9 yes: 1").await?;

    // In a circle, with those who keep order, and anonymously.
    ana.says("/intro round now").await?;
    her.says("/share answer").await?;
    her.whispers("cancel").await?;
    ben.whispers("share post Nobody told me").await?;
    her.says("quetzal speaks").await?;
    ben.points(HER, "report", &[("why", "zopilote felt hurt")]).await?;
    ben.says("zopilote speaks").await?;
    her.points("ben", "report", &[("why", "quetzal felt hurt")]).await?;
    mia.says(&format!("/care nudge @{HER} too loud")).await?;
    mia.presses("Send").await?;
    her.whispers("appeal quetzal meant well").await?;
    mia.says(&format!("/care note @{HER} zopilote note")).await?;
    // A question of hers is open, and something is kept for her.
    her.whispers("meetup new quetzal half").await?;
    town.advance(TimeDelta::minutes(5)).await?;
    town.skip();
    Ok(())
}
