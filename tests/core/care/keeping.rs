//! Claims about keeping order: what moderators do, what she reads, what is recorded, and appeals.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

/// Ana is the admin, mia and zoe are moderators, ben is a member.
pub(crate) async fn settle_in(town: &Town) -> TestResult {
    for (name, standing) in [
        ("ana", Standing::Admin),
        ("mia", Standing::Moderator),
        ("zoe", Standing::Moderator),
        ("ben", Standing::Member),
        ("cleo", Standing::Member),
    ] {
        town.member(name).is(standing);
        town.member(name).says("/village about").await?;
    }
    town.skip();
    Ok(())
}

#[tokio::test]
async fn a_nudge_is_shown_and_changed_before_it_is_sent() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("mia").says("/care nudge @ben").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) A kind word for ben. Nothing is sent yet. It is number #1 in the record.
        What is still missing is the reason. She will read it; one sentence about what happened is best: “Write the reason”.
        Nothing counts at present. If something is needed, what fits is a kind word. You decide; I only suggest.
        [Write the reason] [Cancel]
        ");
        town.member("mia").presses("Write the reason").await?;
        town.member("mia").whispers("Some felt judged about bottles").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) Why? (a few words)
        For example: She keeps selling things. Or write cancel to stop.
        ---
        (to mia) A kind word for ben. Nothing is sent yet. It is number #1 in the record.
        She will read this, privately:
        Something you wrote may have landed harder than you meant it. I think you meant well, and I'd like to tell you privately.
        The reason: Some felt judged about bottles
        Nothing else happens. If you like, write a line there; or just leave it as it is.
        If you think this is wrong, /appeal and a few words are enough: somebody other than the one who decided looks at it again. Your record: /my standing
        Nothing counts at present. If something is needed, what fits is a kind word. You decide; I only suggest.
        [Send] [Change the words] [Cancel]
        ");
        town.member("mia").says("/care words 1 I know you meant well.").await?;
        town.skip();
        town.member("mia").presses("Send").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) On its way to ben. It is #1 in the record.
        To take it back: /care undo 1
        ---
        (to ben) I know you meant well.
        The reason: Some felt judged about bottles
        Nothing else happens. If you like, write a line there; or just leave it as it is.
        If you think this is wrong, /appeal and a few words are enough: somebody other than the one who decided looks at it again. Your record: /my standing
        [Ask to look again] [My standing]
        ");
        // Sent once is sent once.
        town.member("mia").presses("Send").await?;
        assert!(!town.transcript().contains("(to ben)"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pause_is_told_when_it_holds_and_ends_by_itself() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("mia").says("/care pause @ben 2h things got heated about sleep").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) A pause for ben. Nothing has happened yet. It is number #1 in the record.
        Until Monday, November 23, 2026, 11:00 AM EST; it ends by itself.
        She will read this, privately:
        It has been a lot lately. A moderator would like you to take a little rest from writing here. You are still one of us.
        The reason: things got heated about sleep
        You can read everything and write again from Monday, November 23, 2026, 11:00 AM EST. It ends by itself.
        If you think this is wrong, /appeal and a few words are enough: somebody other than the one who decided looks at it again. Your record: /my standing
        Nothing counts at present. If something is needed, what fits is a kind word. You decide; I only suggest.
        [Send] [Change the words] [Cancel]
        ");
        town.member("mia").presses("Send").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to mia) ben is being paused, and reads why. It is #1 in the record.
        To take it back: /care undo 1
        ---
        (keeps) Pause { home: HomeKey { id: "town", name: Some("Town") }, account: "ben", until: Some(2026-11-23T16:00:00Z), why: …, before: None }
        ---
        (to ben) It has been a lot lately. A moderator would like you to take a little rest from writing here. You are still one of us.
        The reason: things got heated about sleep
        You can read everything and write again from Monday, November 23, 2026, 11:00 AM EST. It ends by itself.
        If you think this is wrong, /appeal and a few words are enough: somebody other than the one who decided looks at it again. Your record: /my standing
        [Ask to look again] [My standing]
        "#);
        town.member("mia").says("/care history @ben").await?;
        town.member("ben").says("/my standing").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) What is recorded about ben
        • #1, Monday, November 23, pause by mia, in force: things got heated about sleep
        One thing counts at present (a pause of some hours). If more is needed, what fits next is a pause of some days. You decide; I only suggest.
        [Kind word] [Ask how she is] [Note]
        ---
        (to ben) What is recorded about you
        • #1, Monday, November 23, a pause, in force: things got heated about sleep (counts until Sunday, February 21)
        One thing counts at present (a pause of some hours). If something happened again, I would suggest a pause of some days to the moderators. They decide, not I.
        Only you and the moderators see this. What counts fades after 90 days, and a record goes after a year. Moderators may also keep notes of their own, which are not shown here. Who told them something is shown to nobody.
        [Ask about #1]
        ");
        town.advance(TimeDelta::hours(3)).await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (keeps) Pause { home: HomeKey { id: "town", name: Some("Town") }, account: "ben", until: None, why: …, before: None }
        ---
        (to ben) Your pause is over; you can write again. Good to have you back.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pause_ends_early_and_a_second_one_takes_the_place_of_the_first() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        let mia = town.member("mia");
        mia.says("/care pause @ben 2h heated").await?;
        mia.presses("Send").await?;
        mia.says("/care pause @ben 3 days still heated").await?;
        mia.presses("Send").await?;
        town.skip();
        town.advance(TimeDelta::hours(4)).await?;
        assert_eq!(town.transcript(), "", "the longer one holds");
        mia.says("/care resume @ben").await?;
        let said = town.transcript();
        assert!(said.contains("(to ben) Your pause is over") && said.contains("until: None"), "{said}");
        town.advance(TimeDelta::days(4)).await?;
        assert_eq!(town.transcript(), "");
        mia.says("/care resume @ben").await?;
        assert!(town.transcript().contains("She is not paused at present"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nobody_acts_on_herself_or_on_those_above_or_without_the_role() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("mia").says("/care pause @mia 2h rest").await?;
        assert!(town.transcript().contains("nobody keeps order with herself"));
        for who in ["ana", "zoe"] {
            town.member("mia").says(&format!("/care pause @{who} 2h rest")).await?;
            assert!(town.transcript().contains("as high as yours"), "{who}");
        }
        // Asking how somebody is, everybody may be asked.
        town.member("mia").says("/care checkin @ana").await?;
        assert!(town.transcript().contains("You ask ana how she is"));
        town.member("ben").says("/care pause @cleo 2h rest").await?;
        assert!(town.transcript().contains("That one is for"));
        // She prepares it, loses her role, and presses.
        town.member("mia").says("/care pause @ben 2h rest").await?;
        town.member("mia").is(Standing::Member);
        town.skip();
        town.member("mia").presses("Send").await?;
        let said = town.transcript();
        assert!(said.contains("as far as I know you are none at present") && !said.contains("Pause"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_pauses_badly_is_answered_kindly() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        for (words, answer) in [
            ("5 min", "is shorter than I can make it"),
            ("40 days", "is longer than I can make it"),
            ("soon", "could not find how long"),
        ] {
            town.member("mia").says(&format!("/care pause @ben {words}")).await?;
            let said = town.transcript();
            assert!(said.contains(answer) && said.contains("Something like 2h works"), "{said}");
        }
        town.member("mia").says("/care pause @nobody 2h").await?;
        town.member("mia").says("/care undo 77").await?;
        assert!(town.transcript().contains("There is no number 77"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_removed_message_goes_back_to_its_author_with_the_reason() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("ben").says("Formula is poison, Leo from Elm School can tell you").await?;
        town.member("mia").replies("ben", "/care remove why: it names a child").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) A message of ben is taken away. Nothing has happened yet. It is number #1 in the record.
        She will read this, privately:
        A moderator has taken down something you wrote. Your words are yours, so here they are again.
        The reason: it names a child
        If you like, say it again in another way.
        What you wrote:
        Formula is poison, Leo from Elm School can tell you
        If you think this is wrong, /appeal and a few words are enough: somebody other than the one who decided looks at it again. Your record: /my standing
        Nothing counts at present. If something is needed, what fits is a kind word. You decide; I only suggest.
        [Send] [Change the words] [Cancel]
        ");
        town.member("mia").presses("Send").await?;
        insta::assert_snapshot!(town.transcript(), @r##"
        (to mia) The message is being taken away, and ben gets her words back. It is #1 in the record.
        To take it back: /care undo 1
        ---
        (keeps) Remove { message: MessageKey { place: "#general", id: "e6" } }
        ---
        (to ben) A moderator has taken down something you wrote. Your words are yours, so here they are again.
        The reason: it names a child
        If you like, say it again in another way.
        What you wrote:
        Formula is poison, Leo from Elm School can tell you
        If you think this is wrong, /appeal and a few words are enough: somebody other than the one who decided looks at it again. Your record: /my standing
        [Ask to look again] [My standing]
        "##);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_menu_on_a_message_removes_it_too_and_asks_for_the_reason() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("cleo").says("buy my oils").await?;
        town.member("mia").points("cleo", "care remove", &[]).await?;
        let said = town.transcript();
        assert!(said.contains("A message of cleo is taken away") && said.contains("[Write the reason]"), "{said}");
        town.member("mia").says("/care remove").await?;
        assert!(town.transcript().contains("Which message?"));
        town.member("cleo").points("cleo", "care remove", &[]).await?;
        assert!(town.transcript().contains("That one is for"));
        // The menu on a message nudges its author.
        town.member("mia").points("cleo", "care nudge", &[]).await?;
        assert!(town.transcript().contains("A kind word for cleo"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_channel_cools_with_the_values_and_goes_on_by_itself() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("ana").says("/settings set values We ask before we give advice.").await?;
        town.skip();
        town.member("mia").says_in("#sleep", "/care cool 30m this got heated").await?;
        town.skip();
        town.member("mia").presses("Send").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) #sleep is being slowed down. It is #1 in the record.
        To take it back: /care undo 1
        ---
        (keeps) Cool { until: Some(2026-11-23T14:30:00Z), before: None }
        ---
        (#sleep) Let's all take a breath. This goes a little slower for a while; nobody has done anything wrong by being here.
        The reason: this got heated
        It goes as before from Monday, November 23, 2026, 9:30 AM EST.
        What matters here:
        We ask before we give advice.
        ");
        town.advance(TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (keeps) Cool { until: None, before: None }
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_done_is_taken_back_by_its_number() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("mia").says("/care pause @ben 2 days heated").await?;
        town.member("mia").presses("Send").await?;
        town.skip();
        town.member("zoe").says("/care undo 1").await?;
        let said = town.transcript();
        assert!(said.contains("until: None") && said.contains("(to ben) Your pause (#1) is taken back"), "{said}");
        town.member("zoe").says("/care history @ben").await?;
        assert!(town.transcript().contains("Nothing counts at present"));
        town.advance(TimeDelta::days(3)).await?;
        assert_eq!(town.transcript(), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn notes_are_for_moderators_and_not_in_her_standing() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("mia").says("/care note @ben talked on the phone, hard weeks").await?;
        town.member("zoe").says("/care history @ben").await?;
        assert!(town.transcript().contains("talked on the phone, hard weeks"));
        town.member("ben").says("/my standing").await?;
        let said = town.transcript();
        assert!(said.contains("Nothing is recorded about you here") && said.contains("notes of their own"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_ladder_suggests_and_never_acts() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        let mia = town.member("mia");
        mia.says("/care nudge @ben once").await?;
        assert!(town.transcript().contains("what fits is a kind word"));
        mia.presses("Send").await?;
        town.skip();
        mia.says("/care history @ben").await?;
        assert!(town.transcript().contains("what fits next is a talk"));
        mia.says("/care pause @ben 2 days twice").await?;
        mia.presses("Send").await?;
        town.skip();
        mia.says("/care history @ben").await?;
        assert!(town.transcript().contains("what fits next is a goodbye"));
        town.advance(TimeDelta::days(91)).await?;
        town.skip();
        mia.says("/care history @ben").await?;
        assert!(town.transcript().contains("Nothing counts at present"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_is_all_said_in_spanish_too() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("ben").says("/my language es").await?;
        town.member("mia").says("/care pause @ben 2h por lo de ayer").await?;
        town.skip();
        town.member("mia").presses("Send").await?;
        town.member("ben").says("/mi situación").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to mia) ben is being paused, and reads why. It is #1 in the record.
        To take it back: /care undo 1
        ---
        (keeps) Pause { home: HomeKey { id: "town", name: Some("Town") }, account: "ben", until: Some(2026-11-23T16:00:00Z), why: …, before: None }
        ---
        (to ben) Últimamente ha sido mucho. A una moderadora le gustaría que descansaras un poco de escribir aquí. Sigues siendo una de nosotras.
        El motivo: por lo de ayer
        Puedes leerlo todo, y escribir de nuevo desde el lunes 23 de noviembre de 2026, 11:00 EST. La pausa acaba por sí sola.
        Si crees que no es justo, basta con /apelar y unas palabras: lo volverá a mirar alguien distinto de quien lo decidió. Lo que hay anotado: /mi situación
        [Pedir que lo miren otra vez] [Mi situación]
        ---
        (to ben) Lo que hay anotado de ti
        • #1, lunes 23 de noviembre, una pausa, en vigor: por lo de ayer (cuenta hasta domingo 21 de febrero)
        Ahora mismo cuenta una cosa (una pausa de unas horas). Si volviera a pasar algo, yo les propondría a las moderadoras una pausa de unos días. Deciden ellas, no yo.
        Solo lo ven tú y las moderadoras. Lo que cuenta se desvanece a los 90 días, y lo anotado se borra al año. Las moderadoras pueden guardar además notas propias, que aquí no se muestran. Quién les contó algo no se le muestra a nadie.
        [Preguntar por el #1]
        "#);
        Ok(())
    })
    .await
}
