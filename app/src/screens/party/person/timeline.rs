//! The posts of a person, one bar each on a common line of time.

use gongjian_shared::wire::party::PostLine;
use jiff::civil::Date;
use leptos::prelude::*;

use crate::screens::desk;
use crate::screens::party::desk::today;
use crate::screens::party::unit::term;
use crate::widgets::{Empty, Glyph};
use crate::words::party::PartyWord as P;

/// The years that are drawn, from a first of January to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    first: i16,
    /// The year behind the last.
    end: i16,
}

impl Span {
    fn of(posts: &[PostLine], today: Date) -> Self {
        let begins = posts.iter().map(|it| it.appointment.detail.term.from.year());
        let ends = posts.iter().filter_map(|it| ends(it).map(Date::year));
        let first = begins.min().unwrap_or(today.year()).min(today.year());
        let last = ends.max().unwrap_or(today.year()).max(today.year());
        Self { first, end: last.saturating_add(1) }
    }

    /// How far along the line a day lies, in tenths of a percent.
    fn place(self, day: Date) -> i32 {
        let years = i32::from(self.end - self.first).max(1);
        let days = (i32::from(day.year()) - i32::from(self.first)) * 366 + i32::from(day.day_of_year());
        (days * 1000 / (years * 366)).clamp(0, 1000)
    }
}

/// The last day that is known, as far as the bar goes.
fn ends(it: &PostLine) -> Option<Date> {
    it.appointment.until()
}

#[component]
pub fn Posts(posts: Vec<PostLine>) -> impl IntoView {
    let (_, words) = desk();
    if posts.is_empty() {
        return view! {
            <section class="group" aria-labelledby="person-posts">
                <h3 id="person-posts">{words.party(P::Posts)}</h3>
                <div class="card"><Empty glyph=Glyph::Organisation title=words.party(P::NoPosts) text=words.party(P::NoPostsNext)/></div>
            </section>
        }
        .into_any();
    }
    let now = today();
    let span = Span::of(&posts, now);
    let middle = i16::midpoint(span.first, span.end);
    let percent = |tenths: i32| format!("{}.{}%", tenths / 10, tenths % 10);
    view! {
        <section class="group" aria-labelledby="person-posts">
            <h3 id="person-posts">{words.party(P::Posts)}</h3>
            <div class="card time-line" role="group" aria-label=words.party(P::TimeLine)>
                <p class="time-axis" aria-hidden="true"><span>{span.first}</span><span>{(middle > span.first).then_some(middle)}</span><span>{span.end}</span></p>
                <ul>
                    {posts.into_iter().map(|it| {
                        let from = span.place(it.appointment.detail.term.from);
                        let until = span.place(ends(&it).unwrap_or(now)).max(from + 10);
                        let running = it.appointment.holds_on(now);
                        view! {
                            <li data-running=running.then_some("")>
                                <Told line=it/>
                                <span class="time-field" aria-hidden="true">
                                    <i style:left=percent(from) style:width=percent(until - from)></i>
                                    <b style:left=percent(span.place(now))></b>
                                </span>
                            </li>
                        }
                    }).collect_view()}
                </ul>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Told(line: PostLine) -> impl IntoView {
    let (_, words) = desk();
    let PostLine { appointment: it, unit_name, follows, .. } = line;
    let overdue = it.is_overdue_on(today()).then_some(it.detail.term.planned).flatten();
    view! {
        <p class="post-name">
            <strong>{words.list_name(it.detail.post)}</strong>
            <a href=format!("/units/{}", it.detail.unit)>{unit_name}</a>
            {it.detail.acting.then(|| view! { <span class="tag">{words.party(P::Acting)}</span> })}
            {follows.then(|| view! { <span class="tag">{words.party(P::Follows)}</span> })}
            {overdue.map(|on| view! { <span class="tag" data-tone="alarm">{words.party(P::Overdue { on })}</span> })}
        </p>
        <p class="small muted">{move || term(words, &it, today())}</p>
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Span;

    #[test]
    fn a_day_lies_where_its_share_of_the_years_is() {
        let span = Span { first: 2010, end: 2020 };
        assert_eq!(span.place(date(2009, 1, 1)), 0);
        assert_eq!(span.place(date(2030, 1, 1)), 1000);
        let middle = span.place(date(2015, 1, 1));
        assert!((499..=501).contains(&middle), "{middle}");
    }
}
