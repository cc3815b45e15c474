//! Who sees what, and what there is to choose from.

use bot_core::incoming::{Standing, What};
use bot_core::message::Route;
use bot_core::testing::{TestResult, in_town};

#[tokio::test]
async fn she_decides_who_sees_what_and_sees_it_as_others_do() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my kids march 2025, due april 2027").await?;
        ana.says("/my about Two kids, one dog").await?;
        ana.says("/my topics walks").await?;
        ana.says("/my lived twins, miscarriage").await?;
        town.skip();

        ana.says("/my sharing").await?;
        ana.presses("Topics").await?;
        ana.presses("Everyone who asks").await?;
        ana.presses("Who sees what").await?;
        ana.says("/my sharing lived nobody").await?;
        ana.says("/my sharing area: nobody").await?;
        ana.says("/my show").await?;
        let said = town.transcript();
        insta::assert_snapshot!(said, @"
        (to ana) Who sees what
        • About: seen by those I introduce to you.
        • Area: seen by those I introduce to you.
        • Kids: seen by those I introduce to you.
        • Topics: seen by those I introduce to you.
        • Lived through: seen by those I introduce to you.
        • Languages: seen by those I introduce to you.
        • Usually free: seen by those I introduce to you.
        • Ways to meet: seen by those I introduce to you.
        Tap a part to change who sees it, or write it like this: /my sharing lived nobody
        [About] [Area] [Kids] [Topics] [Lived through] [Languages] [Usually free] [Ways to meet]
        ---
        (to ana) Topics: seen by those I introduce to you.
        [✓ Those I'm introduced to] [Everyone who asks] [Nobody] [Who sees what]
        ---
        (to ana) Noted
        Topics: seen by everyone here who asks.
        [Those I'm introduced to] [✓ Everyone who asks] [Nobody] [Who sees what]
        ---
        (to ana) Who sees what
        • About: seen by those I introduce to you.
        • Area: seen by those I introduce to you.
        • Kids: seen by those I introduce to you.
        • Topics: seen by everyone here who asks.
        • Lived through: seen by those I introduce to you.
        • Languages: seen by those I introduce to you.
        • Usually free: seen by those I introduce to you.
        • Ways to meet: seen by those I introduce to you.
        Tap a part to change who sees it, or write it like this: /my sharing lived nobody
        [About] [Area] [Kids] [Topics] [Lived through] [Languages] [Usually free] [Ways to meet]
        ---
        (to ana) Noted
        Lived through: seen by nobody.
        What nobody sees still helps me find who fits you; I name it to nobody.
        [Those I'm introduced to] [Everyone who asks] [✓ Nobody] [Who sees what]
        ---
        (to ana) Noted
        Area: seen by nobody.
        What nobody sees still helps me find who fits you; I name it to nobody.
        [Those I'm introduced to] [Everyone who asks] [✓ Nobody] [Who sees what]
        ---
        (to ana) What I keep about you
        Name: ana (console)
        Here since: Monday, November 23
        Time zone: America/New_York, like the community
        Language: en, like the community
        About: Two kids, one dog (seen by those I introduce to you)
        Topics: walks (seen by everyone here who asks)
        Lived through: twins or more, miscarriage (seen by nobody)
        Your kids: born in March 2025, 20 months old; due in April 2027
        Naps: nothing
        Reminders: You are reminded of meetups as the community has set it.
        Quiet hours: You have no quiet hours, and neither has the community.
        Spontaneous meetups: You haven't said whether you want to hear of spontaneous meetups, so I keep quiet about them.
        Whom you avoid: nobody
        Only you see this. Besides this I keep what you do with me: the meetups you host, your answers, introductions, what you asked, what you shared anonymously (sealed), what you told moderators and what they have recorded about you. /my export gives you all of it as a file, /my forget has me forget it, and /village help my shows how to change something.
        How others see you
        Those I introduce to you
        About: Two kids, one dog
        Kids: 1 toddler, a baby on the way
        Topics: walks
        Everyone here who asks
        Topics: walks
        /my sharing changes who sees what.
        [Naps] [Time zone] [Reminders] [Quiet hours] [Spontaneous meetups]
        ");

        ana.says("/my sharing everything nobody").await?;
        ana.says("/my show").await?;
        let said = town.transcript();
        let (_, seen) = said.split_once("How others see you").ok_or("nothing of others")?;
        insta::assert_snapshot!(seen, @"

        Others see nothing of your profile. /my profile fills it in, /my sharing decides who sees it.
        [Naps] [Time zone] [Reminders] [Quiet hours] [Spontaneous meetups]
        ");
        ana.says("/my sharing shoes nobody").await?;
        ana.whispers("lived").await?;
        ana.says("/my sharing lived aliens").await?;
        ana.whispers("introduced").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) I couldn't tell which part of your profile "shoes" is. Something like /my sharing lived nobody works; /my sharing shows all of them.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Noted
        Lived through: seen by nobody.
        What nobody sees still helps me find who fits you; I name it to nobody.
        [Those I'm introduced to] [Everyone who asks] [✓ Nobody] [Who sees what]
        ---
        (to ana) I couldn't tell who "aliens" is. It is introduced, anyone or nobody, like /my sharing lived nobody.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Noted
        Lived through: seen by those I introduce to you.
        [✓ Those I'm introduced to] [Everyone who asks] [Nobody] [Who sees what]
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_the_community_has_named_its_areas_she_chooses_from_them() -> TestResult {
    in_town(async |town| {
        let (ana, dee) = (town.member("ana"), town.member("dee"));
        dee.is(Standing::Admin);
        ana.says("/my area Somewhere else").await?;
        for text in ["North side, Riverside,  old  town, riverside", &"x".repeat(41), ",!,", &"a,b,".repeat(11)] {
            dee.says(&format!("/settings set areas {text}")).await?;
        }
        dee.says(&format!("/settings set areas {}", (0..21).map(|n| format!("a{n}")).collect::<Vec<_>>().join(",")))
            .await?;
        dee.whispers("cancel").await?;
        dee.says("/settings set areas North side, Riverside, Old town").await?;
        town.skip();
        ana.says("/my area").await?;
        ana.presses("Riverside").await?;
        ana.says("/my area old twon").await?;
        ana.says("/my area Mars").await?;
        ana.whispers("north side").await?;
        ana.says("/my area").await?;
        dee.says("/settings set areas Harbour, North side").await?;
        // The button is of a list that is not the community's any more.
        ana.presses("Old town").await?;
        ana.says("/my area").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) Area
        Somewhere else
        Those I introduce to you see this.
        /my area North side changes it, /my area none removes it.
        [North side] [Riverside] [Old town] [Who sees it]
        ---
        (to ana) Noted
        Area: Riverside
        Those I introduce to you see this.
        [North side] [✓ Riverside] [Old town] [Who sees it] [Next: Topics]
        ---
        (to ana) Noted
        Area: Old town
        Those I introduce to you see this.
        [North side] [Riverside] [✓ Old town] [Who sees it] [Next: Topics]
        ---
        (to ana) I don't have "Mars" among our areas yet. There are these: North side, Riverside, Old town. Which is nearest to you?
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Noted
        Area: North side
        Those I introduce to you see this.
        [✓ North side] [Riverside] [Old town] [Who sees it] [Next: Topics]
        ---
        (to ana) Area
        North side
        Those I introduce to you see this.
        /my area North side changes it, /my area none removes it.
        [✓ North side] [Riverside] [Old town] [Who sees it]
        ---
        (to dee) Done: areas is now Harbour, North side.
        ---
        (to ana) That button is from an earlier time and does nothing any more. /meetup list shows what is on now.
        ---
        (to ana) Area
        North side
        Those I introduce to you see this.
        /my area North side changes it, /my area none removes it.
        [Harbour] [✓ North side] [Who sees it]
        "#);
        dee.says("/settings set areas off").await?;
        ana.says("/my area Anywhere").await?;
        let said = town.transcript();
        assert!(said.contains("Area: Anywhere"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn old_and_forged_buttons_change_nothing() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my topics walks").await?;
        town.skip();
        for (verb, subject, arg) in [
            ("part", "shoes", ""),
            ("group", "topics", "nowhere"),
            ("group", "shoes", "outdoors"),
            ("tap", "topics", "no-such-word"),
            ("tap", "topics", "twins"),
            ("tap", "shoes", "walks"),
            ("way", "by-pigeon", ""),
            ("area", "0", "north"),
            ("area", "x", ""),
            ("share", "topics", "aliens"),
            ("dance", "topics", ""),
        ] {
            let route = Route::new("people", verb, subject).arg(arg);
            town.happens(&ana.event("#general", What::Pressed { route, on: None })).await?;
            let said = town.transcript();
            assert!(said.contains("from an earlier time"), "{verb} {subject} {arg}: {said}");
        }
        ana.says("/my topics").await?;
        assert!(town.transcript().contains("\nwalks\n"));
        Ok(())
    })
    .await
}
