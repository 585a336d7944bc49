//! The effects of a part that is built.

use leptos::reactive::effect::RenderEffect;
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};

/// The effects that keep a built part up to date. They end when it is dropped.
#[derive(Default)]
pub(super) struct Effects(Vec<OwnedEffect>);

/// An effect that unsubscribes when it is dropped. Leptos leaves a dropped effect in the subscriber lists of its signals,
/// so that the list of a signal that every screen reads would grow with each screen.
struct OwnedEffect(RenderEffect<Effects>);

impl Drop for OwnedEffect {
    fn drop(&mut self) {
        let subscriber = self.0.to_any_subscriber();
        subscriber.clear_sources(&subscriber);
    }
}

impl Effects {
    /// Runs `run` now, and again whenever a signal that it read changes. It receives the effects that its last run
    /// returned.
    #[inline(never)]
    pub(super) fn add(&mut self, mut run: Box<dyn FnMut(Effects) -> Effects>) {
        let run = move |previous: Option<Effects>| run(previous.unwrap_or_default());
        self.0.push(OwnedEffect(RenderEffect::new(run)));
    }
}
