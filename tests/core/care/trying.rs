//! What an admin chooses about noticing, and tries.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

#[tokio::test]
async fn a_sentence_is_tried_and_says_why_and_what_would_follow() -> TestResult {
    in_town(async |town| {
        let olga = || town.member("olga");
        olga().is(Standing::Admin);
        olga().says("/settings try We loved the park today").await?;
        olga().says("/settings try Honestly, formula is poison for a newborn").await?;
        olga().says("/settings set care-phrases + must be nice to have (time|money)").await?;
        olga().says("/settings try Must be nice to have money!").await?;
        olga().says("/settings try Real mums don't hand their babies to strangers, just saying").await?;
        olga().says("/settings try I can't do this any more, I want to die").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) I would notice nothing in that.
        If I should notice it, add the words that give it away, like this: /settings set care-phrases + must be nice to have time
        ---
        (to olga) I would notice this (breast or bottle): formula is poison
        Because of the phrase en/feeding/formula-is-poison.
        Its author would read:
        Whoever reads this may feel judged for how she feeds her baby, which is often not what she had hoped for.
        You could also say it like this: “It was different for me. What matters is that you are both well.”
        At this moment nobody would hear of it; it would be counted in what moderators read once a day.
        If that is wrong here: /settings set care-dropped + en/feeding/formula-is-poison
        ---
        (to olga) Done: care-phrases is now must be nice to have (time|money).
        ---
        (to olga) I would notice this (your own phrases): Must be nice to have money
        Because of your own phrase must be nice to have (time|money).
        Its author would read:
        This holds words that this community would rather not read.
        Perhaps there is another way to say the same.
        At this moment nobody would hear of it; it would be counted in what moderators read once a day.
        If that is wrong here: /settings set care-allow + Must be nice to have money
        ---
        (to olga) I would notice this (birth): Real mums don't
        Because of the phrase en/birth/real-women-push.
        Its author would read:
        Whoever reads this may feel that the way her child was born does not count.
        You could also say it like this: “For me it was right to … It may be different for you.”
        At this moment nobody would hear of it; it would be counted in what moderators read once a day.
        If that is wrong here: /settings set care-dropped + en/birth/real-women-push
        ---
        (to olga) I would notice this (somebody who may need support): I can't do this any more
        Because of the phrase en/support/breaking.
        She would be offered people to talk to, privately. Nobody else would hear of it, and it would be counted nowhere.
        ");
        olga().says("/settings set care nudge").await?;
        olga().says("/settings try formula is poison").await?;
        town.skip();
        olga().says("/settings try formula is poison").await?;
        assert!(town.transcript().contains("On Monday, December 7 nudging begins."));
        town.advance(TimeDelta::days(14)).await?;
        town.skip();
        olga().says("/settings try formula is poison").await?;
        assert!(town.transcript().contains("At this moment its author would read that, she alone"));
        olga().says("/settings set care off").await?;
        town.skip();
        olga().says("/settings try formula is poison").await?;
        assert!(town.transcript().contains("At this moment nothing would happen"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn trying_is_for_those_who_keep_order() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/settings try formula is poison").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) That one is for moderators and admins. If you need it done, they will gladly help.
        ");
        town.member("mia").is(Standing::Moderator);
        town.member("mia").says("/settings try formula is poison").await?;
        assert!(town.transcript().starts_with("(to mia) I would notice this"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn phrases_that_cannot_be_used_are_refused_with_what_would_work() -> TestResult {
    in_town(async |town| {
        let olga = || town.member("olga");
        olga().is(Standing::Admin);
        let long = "a".repeat(450);
        let wide = "one two three four five six seven eight nine ten eleven twelve thirteen";
        let ways = "(real one|fake) ".repeat(9);
        for phrase in [
            "mother", "?!", &long, wide, &ways, "(lazy cow", "{nobody} is lazy",
            "la* cow", ".. cow",
        ] {
            olga().says(&format!("/settings set care-phrases + {phrase}")).await?;
            olga().whispers("cancel").await?;
        }
        olga().says("/settings set care-phrases +").await?;
        olga().says("/settings set care-phrases - lazy cow").await?;
        olga().says("/settings set care-topics gardening").await?;
        olga().says("/settings set care-dropped en/feeding/nothing").await?;
        olga().says("/settings set care-exempt-channels #elsewhere").await?;
        let said = town.transcript().replace(&"a".repeat(60), "a…");
        insta::assert_snapshot!(said.replace("\n---\n(to olga) All right, I've dropped it. Nothing was changed.", ""), @r##"
        (to olga) "mother" alone is innocent, and would be noticed in many kind messages. With a word or two around it, it says what you mean, like must be nice to have time
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) There are no words in "?!". A phrase is a few words, like must be nice to have time
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) "a… …" is too long: 400 characters are the most. A few words are plenty, like must be nice to have time
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) "one two three four five six seven eight nine ten eleven twel" has too many words, or gaps that are too wide: 12 words are the most. Something like must be nice to have time works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) "(real one|fake) (real one|fake) (real one|fake) (real one|fa" can be said in more than 256 ways. Two phrases do it more simply, like must be nice to have time
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) In "(lazy cow" a ) has no partner. Without brackets it works too, like must be nice to have time
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) I don't know any words named nobody, as in "{nobody} is lazy". Plain words always work, like must be nice to have time
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) la* in "la* cow" would find too many innocent words. At least three letters before the star, please; or whole words, like must be nice to have time
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) In ".. cow" a gap needs a word on each side, and passes over at most 8 words. For example: must be nice to have time
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) There is nothing after the sign. Something like + must be nice to have time works; or off.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) "lazy cow" is not on the list, so I can't take it off.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) I couldn't use "gardening". It is one of these: discipline, diet, sleep, feeding, safety, childcare, birth, work, vaccines, screens, insult, selling, child-private, support, own. For example: -selling
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) I don't know a phrase "en/feeding/nothing". /settings try with a sentence says their names, like + en/feeding/formula-is-poison
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) I can't choose "#elsewhere" from here. Write the setting in that channel itself with the word here; with -here it is taken off again.
        "##);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn lists_grow_and_shrink_and_are_shown() -> TestResult {
    in_town(async |town| {
        let olga = || town.member("olga");
        olga().is(Standing::Admin);
        olga().says("/settings set care-phrases lazy cow, must be nice to have time").await?;
        olga().says("/settings set care-phrases + Lazy cow, real mums cook").await?;
        olga().says("/settings set care-phrases - lazy cow").await?;
        olga().says("/settings show care-phrases").await?;
        olga().says("/settings set care-phrases off").await?;
        olga().says("/settings set care-topics -selling, screens").await?;
        olga().says("/settings set care-topics + Selling").await?;
        olga().says("/settings reset care-topics").await?;
        olga().says_in("#rants", "/settings set care-exempt-channels here").await?;
        olga().says_in("#fun", "/settings set care-exempt-channels here").await?;
        olga().says_in("#rants", "/settings set care-exempt-channels -here").await?;
        olga().says("/settings set care-exempt-channels off").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) Done: care-phrases is now lazy cow, must be nice to have time.
        ---
        (to olga) Done: care-phrases is now Lazy cow, must be nice to have time, real mums cook.
        ---
        (to olga) Done: care-phrases is now must be nice to have time, real mums cook.
        ---
        (to olga) care-phrases is must be nice to have time, real mums cook.
        phrases of your own that are noticed too; a plus adds one, a minus takes it away
        It takes words or phrases with commas between them, after a + to add them or a - to take them away; or the word off.
        For example: /settings set care-phrases + must be nice to have time
        ---
        (to olga) Done: care-phrases is now not set.
        ---
        (to olga) Done: care-topics is now discipline, diet, sleep, feeding, safety, childcare, birth, work, vaccines, insult, child-private, support, own.
        ---
        (to olga) Done: care-topics is now discipline, diet, sleep, feeding, safety, childcare, birth, work, vaccines, insult, child-private, support, own, selling.
        ---
        (to olga) Done: care-topics is as it was at the start, discipline, diet, sleep, feeding, safety, childcare, birth, work, vaccines, screens, insult, selling, child-private, support, own.
        ---
        (to olga) Done: care-exempt-channels is now #rants.
        ---
        (to olga) Done: care-exempt-channels is now #rants, #fun.
        ---
        (to olga) Done: care-exempt-channels is now #fun.
        ---
        (to olga) Done: care-exempt-channels is now not set.
        ");
        Ok(())
    })
    .await
}
