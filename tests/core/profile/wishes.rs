//! What she wishes is changed with a tap: each page has a button to its form, filled with what is kept.

use bot_core::message::Form;
use bot_core::testing::{TestResult, in_town};

fn filled(form: &Form) -> Vec<(&str, &str)> {
    form.fields.iter().map(|field| (field.key.as_str(), field.value.as_deref().unwrap_or_default())).collect()
}

#[tokio::test]
async fn every_wish_has_a_button_to_its_filled_form() -> TestResult {
    in_town(async |town| {
        for (language, label) in [("en", "Change it"), ("es", "Cambiarlo")] {
            let ana = town.member("ana");
            ana.says(&format!("/my language {language}")).await?;
            for (command, said, key) in [
                ("my naps", "12:30-14:30 mon, wed; 9:00-10:00", "naps"),
                ("my zone", "Europe/Madrid", "zone"),
                ("my reminders", "1d, 2h", "before"),
                ("my quiet", "21:00-7:00", "quiet"),
                ("my spontaneous", "Elm Park, Riverside", "areas"),
            ] {
                let said =
                    if language == "es" { said.replace("mon, wed", "lunes, miércoles") } else { said.to_owned() };
                ana.says(&format!("/{command} {said}")).await?;
                ana.says(&format!("/{command}")).await?;
                let page = town.transcript();
                let form = ana.opens(label).await?;
                let [(field, value)] = filled(&form)[..] else { panic!("{command}: {:?}", filled(&form)) };
                assert_eq!(field, key);
                assert!(!value.is_empty(), "{command}");
                // What stands in it is read as what is kept.
                ana.says(&format!("/{command} {value}")).await?;
                ana.says(&format!("/{command}")).await?;
                let again = town.transcript();
                let page = page.split("---\n").last().unwrap_or_default();
                assert!(again.ends_with(page), "{value}: {page}\n{again}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_forms_stand_under_what_is_kept_and_under_the_profile() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my quiet 21:00-7:00").await?;
        for command in ["/my show", "/my profile"] {
            ana.says(command).await?;
            for label in ["Naps", "Time zone", "Reminders", "Quiet hours", "Spontaneous meetups"] {
                let form = ana.opens(label).await?;
                assert_eq!(form.fields.len(), 1, "{command} {label}");
            }
            let form = ana.opens("Quiet hours").await?;
            assert_eq!(filled(&form), [("quiet", "21:00-07:00")]);
        }
        let form = ana.opens("Naps").await?;
        town.skip();
        ana.sends(&form, &[("naps", "13:00-14:00")]).await?;
        let said = town.transcript();
        assert!(said.contains("1:00 PM to 2:00 PM"), "{said}");
        Ok(())
    })
    .await
}
