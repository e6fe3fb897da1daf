//! Cuts overlapping marks into flat runs of text and assigns each mark a lane.
//!
//! A sweep over the ends of the marks: a run starts wherever a mark starts or ends. Two marks that share a character
//! never share a lane, and a mark stays in its lane from start to end (greedy interval colouring, which needs no more
//! lanes than the maximum number of overlapping marks). The style sheet decides how a lane is drawn.

use super::item::Place;
use super::layers::Layer;
use super::sort::{falling, key, sort_by_key};
use std::ops::Range;

/// A marked range of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The byte range of the mark.
    pub span: Range<u32>,
    /// The place of the item that is marked.
    pub place: Place,
    /// The layer of the mark.
    pub layer: Layer,
    /// Whether the mark is drawn with less weight, as for a pronoun, a description or a minor event.
    pub minor: bool,
}

/// A range of text with the same marks throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The byte range of the run.
    pub span: Range<u32>,
    /// The marks of the run, the shortest first.
    pub marks: Vec<LanedMark>,
}

/// A mark of a run, with its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LanedMark {
    /// The index of the mark in the input of [`runs`].
    pub mark: usize,
    /// The lane of the mark, from 0. Quotes have lanes of their own, because they are drawn as backgrounds and not
    /// as lines.
    pub lane: usize,
    /// Whether the mark begins with this run.
    pub starts: bool,
    /// Whether the mark ends with this run.
    pub ends: bool,
}

/// Cuts `block`, a range of bytes, into runs that cover it without gaps. `marks` are sorted by start. Marks outside the
/// block are ignored.
#[must_use]
pub fn runs(block: Range<u32>, marks: &[Mark]) -> Vec<Run> {
    let inside = |span: &Range<u32>| span.start.max(block.start)..span.end.min(block.end);
    let order: Vec<usize> =
        (0..marks.len()).filter(|&m| !inside(&marks[m].span).is_empty()).collect();
    // Longer marks get the upper lanes, so that the marks inside them are underlined below.
    let order =
        sort_by_key(order, |&m| key(marks[m].span.start, falling(marks[m].span.end as usize)));
    let cuts: Vec<u32> = order
        .iter()
        .flat_map(|&m| [inside(&marks[m].span).start, inside(&marks[m].span).end])
        .chain([block.start, block.end])
        .collect();
    let mut cuts = sort_by_key(cuts, |&cut| u64::from(cut));
    cuts.dedup();

    let mut waiting = order.into_iter().peekable();
    let mut active: Vec<(usize, usize)> = Vec::new();
    let mut runs = Vec::with_capacity(cuts.len());
    for cut in cuts.windows(2) {
        let (from, to) = (cut[0], cut[1]);
        active.retain(|&(m, _)| marks[m].span.end > from);
        while let Some(m) = waiting.next_if(|&m| marks[m].span.start.max(block.start) <= from) {
            active.push((m, free_lane(&active, marks, m)));
        }
        let laid: Vec<LanedMark> = active
            .iter()
            .map(|&(mark, lane)| {
                let span = &marks[mark].span;
                LanedMark { mark, lane, starts: span.start == from, ends: span.end == to }
            })
            .collect();
        let laid = sort_by_key(laid, |l| key(marks[l.mark].span.len() as u32, l.mark as u32));
        runs.push(Run { span: from..to, marks: laid });
    }
    runs
}

fn free_lane(active: &[(usize, usize)], marks: &[Mark], mark: usize) -> usize {
    let rivals =
        || active.iter().filter(|a| marks[a.0].layer.is_quote() == marks[mark].layer.is_quote());
    (0..)
        .find(|&lane| rivals().all(|&(_, taken)| taken != lane))
        .expect("the range of lanes is infinite")
}

#[cfg(test)]
mod tests {
    use super::super::item::Item;
    use super::*;

    fn mark(span: Range<u32>, item: Item) -> Mark {
        let layer = match item {
            Item::Entity(_) => Layer::People,
            Item::Quote(_) => Layer::Quotes,
            Item::Event(_) => Layer::Events,
            Item::Time(_) => Layer::Times,
        };
        Mark { span, place: item.first(), layer, minor: false }
    }

    /// Formats each run as `start-end:marks`, and each mark as `place@lane`, with `<` where it starts and `>` where it
    /// ends.
    fn check(block: Range<u32>, marks: &[Mark], expected: &str) {
        let shown: Vec<String> = runs(block, marks)
            .iter()
            .map(|run| {
                let marks: Vec<String> = run
                    .marks
                    .iter()
                    .map(|l| {
                        let (open, close) =
                            (if l.starts { "<" } else { "" }, if l.ends { ">" } else { "" });
                        format!("{open}{}@{}{close}", marks[l.mark].place.item, l.lane)
                    })
                    .collect();
                format!("{}-{}:{}", run.span.start, run.span.end, marks.join(","))
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn text_without_marks_is_one_run() {
        check(0..9, &[], "0-9:");
        check(5..5, &[], "");
    }

    #[test]
    fn nested_marks_are_in_a_lower_lane_and_first() {
        let marks = [mark(0..20, Item::Entity(1)), mark(0..6, Item::Entity(2))];
        check(0..25, &marks, "0-6:<e2@1>,<e1@0 6-20:e1@0> 20-25:");
    }

    #[test]
    fn crossing_marks_are_cut_and_stay_in_their_lane() {
        let marks = [
            mark(0..10, Item::Entity(1)),
            mark(5..15, Item::Event(2)),
            mark(10..20, Item::Time(3)),
        ];
        check(0..20, &marks, "0-5:<e1@0 5-10:e1@0>,<v2@1 10-15:v2@1>,<t3@0 15-20:t3@0>");
    }

    #[test]
    fn quotes_have_lanes_of_their_own() {
        let marks = [mark(0..20, Item::Quote(1)), mark(5..10, Item::Entity(2))];
        check(0..20, &marks, "0-5:<q1@0 5-10:<e2@0>,q1@0 10-20:q1@0>");
    }

    #[test]
    fn marks_are_clipped_to_the_block() {
        let marks = [
            mark(0..8, Item::Quote(1)),
            mark(12..30, Item::Entity(2)),
            mark(40..50, Item::Time(3)),
        ];
        check(5..20, &marks, "5-8:q1@0> 8-12: 12-20:<e2@0");
    }

    #[test]
    fn lanes_of_any_depth_never_collide() {
        // Generates pseudo-random numbers (a linear congruential generator with the constants of Knuth's MMIX).
        let mut seed = 7u64;
        let mut next = |below: u32| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as u32 % below
        };
        for round in 0..200 {
            let mut marks: Vec<Mark> = (0..round % 20)
                .map(|id| {
                    let start = next(60);
                    mark(
                        start..start + 1 + next(30),
                        if id % 4 == 0 { Item::Quote(id) } else { Item::Entity(id) },
                    )
                })
                .collect();
            marks.sort_by_key(|m| m.span.start);
            let runs = runs(10..70, &marks);
            assert!(
                runs.windows(2).all(|w| w[0].span.end == w[1].span.start),
                "runs tile the block"
            );
            let mut lanes = vec![None; marks.len()];
            for run in &runs {
                for laid in &run.marks {
                    assert!(
                        *lanes[laid.mark].get_or_insert(laid.lane) == laid.lane,
                        "a mark keeps its lane"
                    );
                    let same = |other: &&LanedMark| {
                        other.lane == laid.lane
                            && marks[other.mark].layer.is_quote()
                                == marks[laid.mark].layer.is_quote()
                    };
                    assert_eq!(
                        run.marks.iter().filter(same).count(),
                        1,
                        "a lane holds one mark at a time"
                    );
                }
                let over = marks
                    .iter()
                    .filter(|m| m.span.start < run.span.end && m.span.end > run.span.start);
                assert_eq!(over.count(), run.marks.len(), "no mark is dropped");
            }
        }
    }
}
