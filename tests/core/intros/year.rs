//! A year in the life of forty members: twelve rounds in which people pause, skip, leave, come back and avoid each
//! other. What must always hold is looked at in each round.

use std::collections::{BTreeMap, BTreeSet};

use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

use super::{begin, opened, writes};

/// Rounds of the year, and for how many of them nobody meets the same person again.
const ROUNDS: usize = 12;

/// What the test knows of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Takes {
    Part,
    Pauses,
    Left,
}

/// The year, as the test follows it.
struct Year {
    takes: BTreeMap<String, Takes>,
    skips: BTreeSet<String>,
    avoids: BTreeSet<(String, String)>,
    met: BTreeMap<(String, String), usize>,
    left_out: BTreeSet<String>,
    chance: u64,
}

impl Year {
    fn draw(&mut self, below: usize) -> usize {
        self.chance = self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.chance >> 33).unwrap_or(0) % below
    }

    fn somebody(&mut self) -> String {
        let at = self.draw(self.takes.len());
        self.takes.keys().nth(at).cloned().unwrap_or_default()
    }

    /// What people do between two rounds.
    async fn lives(&mut self, town: &Town) -> TestResult {
        for _ in 0..4 {
            let name = self.somebody();
            let coin = self.draw(2) == 0;
            let (command, takes) = match self.takes.get(&name) {
                Some(Takes::Part) if coin => ("/intro pause", Takes::Pauses),
                Some(Takes::Part) => ("/intro leave", Takes::Left),
                Some(Takes::Pauses) => ("/intro resume", Takes::Part),
                Some(Takes::Left) | None => ("/intro join", Takes::Part),
            };
            town.member(&name).says(command).await?;
            self.skips.remove(&name);
            self.takes.insert(name, takes);
        }
        for _ in 0..2 {
            let name = self.somebody();
            if self.takes.get(&name) == Some(&Takes::Part) && self.skips.insert(name.clone()) {
                town.member(&name).says("/intro skip").await?;
            }
        }
        let (one, other) = (self.somebody(), self.somebody());
        if one != other {
            town.member(&one).says(&format!("/my avoid @{other}")).await?;
            self.avoids.insert((one, other));
        }
        town.skip();
        Ok(())
    }

    /// Everything that must hold of a round, from what was said.
    fn looks_at(&mut self, number: usize, said: &str) -> Vec<(String, BTreeSet<String>)> {
        let circles = opened(said);
        let here: BTreeSet<&String> = self
            .takes
            .iter()
            .filter(|(name, takes)| **takes == Takes::Part && !self.skips.contains(*name))
            .map(|(name, _)| name)
            .collect();
        let mut introduced: Vec<&String> = circles.iter().flat_map(|(_, names)| names).collect();
        introduced.sort();
        let once: BTreeSet<&String> = introduced.iter().copied().collect();
        assert_eq!(once.len(), introduced.len(), "round {number}: somebody is introduced twice: {circles:?}");
        assert!(once.is_subset(&here), "round {number}: somebody who takes no part is introduced");
        let told: BTreeSet<String> = here
            .iter()
            .filter(|name| said.contains(&format!("(to {name}) In this round I didn't find anybody for you")))
            .map(|name| (*name).clone())
            .collect();
        for name in &here {
            assert!(once.contains(*name) != told.contains(*name), "round {number}: {name} is forgotten");
        }
        // Enough people for everybody to have somebody.
        assert!(told.is_empty(), "round {number}: {told:?} are left out of {}", here.len());
        let threes = circles.iter().filter(|(_, names)| names.len() == 3).count();
        assert!(circles.iter().all(|(_, names)| (2..=3).contains(&names.len())), "round {number}: {circles:?}");
        assert_eq!(threes, here.len() % 2, "round {number}");
        for (_, names) in &circles {
            for one in names {
                for other in names.iter().filter(|other| *other > one) {
                    let apart = |a: &String, b: &String| self.avoids.contains(&(a.clone(), b.clone()));
                    assert!(!apart(one, other) && !apart(other, one), "round {number}: {one} avoids {other}");
                    let before = self.met.insert((one.clone(), other.clone()), number);
                    assert_eq!(before, None, "round {number}: {one} knows {other}");
                }
            }
        }
        self.left_out = told;
        self.skips.clear();
        circles
    }
}

#[tokio::test]
async fn a_year_of_forty_members_holds_what_was_promised() -> TestResult {
    in_town(async |town| {
        let names: Vec<String> = (1..=40).map(|number| format!("m{number:02}")).collect();
        for name in &names {
            town.member(name).says("/intro join").await?;
        }
        let mut year = Year {
            takes: names.iter().map(|name| (name.clone(), Takes::Part)).collect(),
            skips: BTreeSet::new(),
            avoids: BTreeSet::new(),
            met: BTreeMap::new(),
            left_out: BTreeSet::new(),
            chance: 7,
        };
        town.skip();
        for number in 1..=ROUNDS {
            year.lives(town).await?;
            begin(town).await?;
            let circles = year.looks_at(number, &town.transcript());
            for (place, names) in &circles {
                for name in names {
                    writes(town, name, place).await?;
                }
            }
            town.advance(TimeDelta::days(14)).await?;
            let said = town.transcript();
            assert_eq!(said.matches(" closed: ").count(), circles.len(), "round {number}: {said}");
        }
        Ok(())
    })
    .await
}
