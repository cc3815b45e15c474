//! What is noticed on Discord, with the words of messages and without.

use std::time::Duration;

use crate::world::own::{MANAGE_GUILD, MANAGE_MESSAGES};
use crate::world::{GuildIn, Someone, TestResult, World, in_world, within};

const SHAMING: &str = "Honestly, formula is poison for a newborn";

/// An admin wishes that authors are nudged, at once.
async fn nudging<'w>(mums: &GuildIn<'w>) -> TestResult<Someone<'w>> {
    let olga = mums.member_with("Olga", 1 << 5);
    olga.slash("settings set", &[("setting", "care"), ("value", "nudge")]).await?.privately()?;
    olga.presses("Begin now").await?.privately()?;
    Ok(olga)
}

/// Waits until the bot is connected so that it hears what people write.
async fn hears(world: &World) -> TestResult {
    let heard = async {
        while !world.hears_contents() {
            tokio::task::yield_now().await;
        }
    };
    within("the content intent", heard).await
}

#[tokio::test]
async fn with_the_words_of_messages_an_author_is_nudged_and_takes_hers_back() -> TestResult {
    in_world(async |world| {
        world.switches_on_content_intent(false);
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let olga = nudging(&mums).await?;
        let said = olga.slash("settings try", &[("sentence", SHAMING)]).await?.privately()?;
        assert!(said.contains("formula is poison"), "{said}");
        hears(world).await?;
        let before = mums.sees().len();

        let ana = mums.member("Ana");
        let message = ana.says(SHAMING);
        let nudge = bot.until_sees(&ana.directly(), "Just between us").await?;
        assert!(nudge.contains(&format!("/{message}")), "it links to the message: {nudge}");
        let form = ana.directly().presses("Reword it").await?.form()?;
        let given = ana.directly().submits(form, &[("anew", "It was different for me.")]).await?.privately()?;
        assert!(given.contains("It was different for me."), "{given}");
        ana.directly().presses("Take the old one away").await?.privately()?;
        bot.works().await?;
        assert_eq!(mums.taken_away(), [message]);
        assert_eq!(mums.sees().len(), before, "nothing of it is said where others read");

        // Without the permission, she hears how she does it herself.
        mums.withholds(MANAGE_MESSAGES);
        let ben = mums.member("Ben");
        ben.says(SHAMING);
        bot.until_sees(&ben.directly(), "Just between us").await?;
        ben.directly().presses("Take it back").await?.privately()?;
        bot.until_sees(&ben.directly(), "not allowed to take it away").await?;
        assert_eq!(mums.taken_away(), [message]);

        // Those who keep order find the messages by their links.
        world.passes(Duration::from_hours(24));
        let told = bot.until_sees(&olga.directly(), "Noticed since").await?;
        assert!(told.contains("https://discord.com/channels/") && !told.contains("Honestly"), "{told}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_the_words_of_messages_an_admin_hears_how_to_get_them() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let olga = mums.member_with("Olga", 1 << 5);
        let set = olga.slash("settings set", &[("setting", "care"), ("value", "nudge")]).await?.privately()?;
        assert!(set.contains("Message Content Intent"), "{set}");
        let tried = olga.slash("settings try", &[("sentence", SHAMING)]).await?.privately()?;
        assert!(tried.contains("Message Content Intent"), "{tried}");
        assert!(!world.hears_contents());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_refused_content_intent_is_done_without_and_nobody_asks_where_care_is_off() -> TestResult {
    in_world(async |world| {
        world.switches_on_content_intent(true);
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        bot.stops().await?;
        let bot = world.bot().await?;
        assert!(!world.hears_contents(), "it goes on without");
        let olga = mums.member_with("Olga", 1 << 5);
        let off = olga.slash("settings set", &[("setting", "care"), ("value", "off")]).await?.privately()?;
        assert!(!off.contains("Message Content Intent"), "{off}");
        bot.stops().await?;
        world.switches_on_content_intent(false);
        let _bot = world.bot().await?;
        assert!(!world.hears_contents(), "nobody wants anything noticed");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_rule_of_automod_is_kept_in_step_and_no_other_touched() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        mums.has_a_rule("Village fair: no links");
        mums.withholds(MANAGE_GUILD);
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let olga = mums.member_with("Olga", 1 << 5);
        let set = async |setting: &str, value: &str| {
            olga.slash("settings set", &[("setting", setting), ("value", value)]).await?.privately()
        };
        set("care-automod", "on").await?;
        bot.until_sees(&olga.directly(), "Manage Server").await?;
        assert_eq!(mums.rules().len(), 1, "nothing without the permission");

        mums.withholds(0);
        let said = set("care-automod", "on").await?;
        assert!(said.contains("holds messages"), "{said}");
        bot.works().await?;
        let rules = mums.rules();
        let (name, words, says) = rules.get(1).ok_or("no rule")?;
        assert_eq!(name, "Village: words that hurt");
        assert!(words.len() > 20 && words.iter().all(|words| words.contains(' ')), "{words:?}");
        assert!(says.chars().count() <= 150 && says.starts_with("These words hurt"), "{says}");

        set("care-phrases", "+ casserole queen").await?;
        bot.works().await?;
        let rules = mums.rules();
        assert_eq!(rules.len(), 2, "it is changed, not made anew");
        assert!(rules.iter().any(|(_, words, _)| words.contains(&"casserole queen".to_owned())));

        set("care-automod", "off").await?;
        bot.works().await?;
        let names: Vec<String> = mums.rules().into_iter().map(|(name, _, _)| name).collect();
        assert_eq!(names, ["Village fair: no links"]);
        Ok(())
    })
    .await
}
