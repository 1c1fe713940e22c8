# British English: every word and sentence that stocktake itself publishes and shows.
#
# Each message has a key and is made from facts, which begin with a dollar sign. Words for things are those of the rubric:
# ONE and MANY give a term as it stands within a sentence, WORD the one that goes with a count, WRITTEN_ONE and WRITTEN_MANY
# the term as it stands at a start, with a capital letter, CAPITAL a text likewise. Of the notation (https://projectfluent.org)
# texts, facts, functions and choices by a fact are known, and nothing else.

## How words and figures are written

# Whether terms lose their capital letter within a sentence: `lowered` or `as-written`.
terms-within-sentences = lowered
decimal-separator = .
thousands-separator = ,
list-separator = ,{" "}
list-last = { $others } and { $last }
counted = { $count } { WORD($count, $term) }
share = { $percent }%
share-next-to-none = <1%
share-next-to-all = >99%
kilobytes = { $count } KB
day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }

## Titles of pages

evaluations = Evaluations
report-title = { $name }: { $round }
national-title = { $round }: { $title }
group-title = { WRITTEN_ONE($group) } { $name }: { $round }
item-title = { WRITTEN_ONE($item) } { $id }: { $round }
changes-title = { $name }: what changed from { $before } to { $after }
changes-index-title = What changed from { $before } to { $after }

## Returns and actions

status-draft = draft
status-final = final
status-open = open
status-done = done
status-dropped = dropped
without-status = without a status
owner = Owner
due = Due
status = Status
measure = Measure
resources = Resources
risks = Risks
contact = Contact
rubric-version = Rubric version

## Figures

none = none
part-of = { $count } ({ $share })
nothing-is-rated = Nothing is rated.
level-count = { $level } { $count }
levels-in-words = Of { $rated } rated: { $counts }.
median-between = between { $lower } and { $upper }
withheld-no-return = No final return yet.
withheld-few = Not shown, because fewer than { $minimum } { WORD($minimum, $participant) } returned.
withheld-complement = Not shown, because figures of fewer than { $minimum } { WORD($minimum, $participant) } could be worked out from it and those that are shown.
moves-nothing = Nothing was rated both times.
moves-in-words = Of { $compared } rated both times: { $fell } fell, { $stayed } stayed, { $rose } rose.

## How a rating moved

moved-rose = Rose by { $levels } { $levels ->
    [one] level
   *[other] levels
}
moved-fell = Fell by { $levels } { $levels ->
    [one] level
   *[other] levels
}
moved-stayed = Did not move
moved-newly-rated = Newly rated
moved-no-longer-rated = No longer rated
moved-applies = Applies now
moved-applies-no-longer = Does not apply any more
moved-neither = Rated neither time
moved-moved = Moved
not-comparable = Not comparable
not-comparable-rubric = Not comparable, because the rubric changed
cannot-be-read = Cannot be read
no-return-then = No final return then
not-rated-then = Not rated then
not-applicable-then = Not applicable then
not-asked = Not asked
not-rated = Not rated
completed-by-others = Completed by others
asked-as = Asked as { $items }
never-moved = Never moved
never-rated = Never rated
rated-once = Rated once

## Why answers are not compared with those of the round before

not-compared-new = New in this round.
not-compared-others = Others complete it, or did then.
not-compared-scale = Rated on another scale then.
not-compared-merged = Merged from { $items }.
not-compared-split = Split off from { $items }.
not-compared-reworded = Reworded since then.
not-compared-renumbered = Asked as { $items } then; the rubric does not say that it is the same.
not-compared-unrelated = Nothing says what became of the questions of then.

## What the figures of a round say, in sentences

named-items = { WORD($count, $item) } { $ids }
named-count = { $count } { WORD($count, $item) }

returned-none-listed = The register lists no { MANY($participant) }.
returned-only-not = The only { ONE($participant) } has no final return, so there are no figures yet.
returned-none = { $expected ->
    [2] Neither of the two
   *[other] None of the { $expected }
} { MANY($participant) } has made a final return, so there are no figures yet.
returned-only = The only { ONE($participant) } has made a final return.
returned-both = Both { MANY($participant) } have made a final return.
returned-all = All { $expected } { MANY($participant) } have made a final return.
returned-some = { $returned } of { $expected } { WORD($expected, $participant) } { $returned ->
    [one] has
   *[other] have
} made a final return.

late-only = It was completed after the deadline.
late-one = 1 of them was completed after the deadline; it is counted like the others.
late-both = Both of them were completed after the deadline.
late-all = All of them were completed after the deadline.
late-some = { $late } of them were completed after the deadline; they are counted like the others.

has-draft = { $count ->
    [one] has
   *[other] have
} a draft
has-left-out = { $count ->
    [one] has
   *[other] have
} a return that was left out
has-errors = { $count ->
    [one] has
   *[other] have
} a return that was left out because of errors
has-nothing = { $count ->
    [one] has
   *[other] have
} no return here
others-so-many = { $count } { $has }
others-it = It { $has }.
others-one = The other { $has }.
others-alike = The other { $states }.
others-alone = { $states }.
others-differ = Of the other { $count }, { $states }.

reach-one = One return is no picture of the whole: what follows is what that { ONE($participant) } says of itself.
reach-few = Fewer than half have returned: the figures say nothing of the other { $count } { WORD($count, $participant) }.

spread-only-rating = The only rating is { $level }.
spread-overall = The median of { $rated ->
    [2] both
   *[other] all { $rated }
} ratings { $kind ->
    [between] lies
   *[level] is
} { $median }; { $top } { $top_count ->
    [0] is
    [1] is
   *[other] are
} at the top level, { $top_level }, and { $lowest } at the lowest, { $lowest_level }.
spread-one-level = { $rated ->
    [2] Both
   *[other] All { $rated }
} ratings are { $level }.
spread-not-rated = { $count } { $count ->
    [one] answer is
   *[other] answers are
} not rated.
spread-not-applicable = { $count } { $count ->
    [one] answer says that the question does not apply.
   *[other] answers say that the question does not apply.
}
end-top = the top level, { $level }
end-lowest = the lowest level, { $level }
ends-alike = Every { ONE($item) } has the same share of ratings at { $end }: { $each }.
ends-largest = { CAPITAL($items) } { $count ->
    [one] has
   *[other] have
} the largest share of ratings at { $end }: { $each }.
each-one = { $count } of { $rated } ({ $share })
each-several = { $count } of { $rated } each ({ $share })
each-share = { $share } each

agree-on-all = All { MANY($participant) } agree on every { ONE($item) }.
agree-alike = { WRITTEN_MANY($participant) } agree as much on one { ONE($item) } as on another: { $least }, where 1 is all alike and 0 is half at each end of the scale.
agree-least = { WRITTEN_MANY($participant) } agree least on { $items }: { $least }, where 1 is all alike and 0 is half at each end of the scale.

shared-none = No { ONE($participant) } offers an answer to others as good practice.
shared-some = { $count } { $count ->
    [one] answer is
   *[other] answers are
} offered to others as good practice, on { $items }.

movement-nobody = No { ONE($participant) } made a final return both now and in { $round }, so nothing can be said of movement.
movement-nothing = No rating can be compared with { $round }.
movement-summary = Since { $round }, of { $compared } { $compared ->
    [one] rating
   *[other] ratings
} by { $pairs } { WORD($pairs, $participant) } that returned both times, { $rose } rose, { $fell } fell and { $stayed } stayed.
movement-not-comparable = { $count } { WORD($count, $item) } cannot be compared.
still-nowhere = On every { ONE($item) }{ $compared ->
    [all] {""}
   *[some] {" "}that can be compared
} at least one rating changed.
still-everywhere = On no { ONE($item) }{ $compared ->
    [all] {""}
   *[some] {" "}that can be compared
} did any rating change.
still-somewhere = No rating changed on { $items }.

actions-none = No action is given.
actions-given = { $count } { $count ->
    [one] action is
   *[other] actions are
} given: { $states }.
actions-put-back = { $count ->
    [0] None was
    [1] 1 was
   *[other] { $count } were
} put back since { $round }.
actions-put-back-some = { $count ->
    [0] None was
    [1] 1 was
   *[other] { $count } were
} put back since { $round } by the { $pairs } { WORD($pairs, $participant) } that made a final return both times.
state-open = open ({ $overdue } { $kind ->
    [date] on
   *[deadline] at the deadline of
} { $deadline })
overdue-not = not overdue
overdue-it = overdue
overdue-some = { $count ->
    [0] none
   *[other] { $count }
} overdue
state-it = it is { $state }
state-all = { $count ->
    [2] both
   *[other] all
} are { $state }
state-some = { $count } { $state }

## A return beside others

place-draft = This return is a draft: its answers are in no figure of the round.
place-everyone = All { MANY($participant) }
place-bar = A bar of { $rated } { $rated ->
    [one] rating
   *[other] ratings
}, lowest level left, in which { $level } is marked.
place-spread = { $counts }.
place-reading = { $count } of { $rated } { $count ->
    [one] is
   *[other] are
} at this level or above.

## Comparisons: the words for parts, kinds and sides

sentence = { CAPITAL($words) }.
clause-separator = ;{" "}
list-more = { $number } more
number = { $count ->
    [0] no
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
   *[other] { $count }
}
from-then-to = { $old } → { $new }
so-many = { $count } { $what }
so-many-actions = { $number } { $count ->
    [one] action
   *[other] actions
}
side-old = old
side-new = new
the-field = the { $field }
some-of-the-actions = some of the actions
field-status = status
field-completed = day of completion
field-contacts = contacts
field-rating = rating
field-evidence = evidence
field-share = offer to others
field-actions = actions
field-text = text
field-owner = owner
field-due = due date
field-measure = measure
field-resources = resources
field-risks = risks
kind-any = { $count ->
    [one] block
   *[other] blocks
}
kind-paragraph = { $count ->
    [one] paragraph
   *[other] paragraphs
}
kind-heading = { $count ->
    [one] heading
   *[other] headings
}
kind-bullet = { $count ->
    [one] bullet
   *[other] bullets
}
kind-numbered = numbered { $count ->
    [one] point
   *[other] points
}
kind-quote = { $count ->
    [one] quotation
   *[other] quotations
}
kind-code = { $count ->
    [one] line
   *[other] lines
} of code
kind-table-head = table { $count ->
    [one] heading
   *[other] headings
}
kind-row = table { $count ->
    [one] row
   *[other] rows
}
kind-note = { $count ->
    [one] footnote
   *[other] footnotes
}
note-sign = [note]
weight-heavy = heavy
weight-medium = medium
weight-light = light

## What changed between two returns

no-return-changed = No return changed.
change-title = { $who }, { $rounds }
change-heading = What changed: { $title }
side-capital = { CAPITAL($side) }
side-new-compared = New here, so it is compared with the return of { $round }.
side-new-alone = New: there is nothing to compare it with.
side-old-alone = There is no such return on the new side.
sides-unread = It cannot be compared: a side cannot be read.
sides-of-two-ids = Its id was `{ $old }` on the old side, and is `{ $new }` on the new one.
sides-of-two = The two sides are returns of different { MANY($participant) }.
side-errors = The { $side } side has { $count } { $count ->
    [one] error
   *[other] errors
}; what cannot be read there is not compared:
more-errors = and { $count } more, which `stocktake check` lists
status-unread = status cannot be read
head-late = late
head-in-time = in time
head-deadline = Deadline
contact-of = Contact { $contact }
named-times = named { $count ->
    [one] once
    [2] twice
   *[other] { $count } times
}
head-gone = { $what }, no longer named
head-new = { $what }, new
head-unread = cannot be read on the { $side } side
items-unchanged = { $count } without any change: { $ids }
all-changed-rows-more = And { $count } more { $count ->
    [one] return
   *[other] returns
}.
figure-rose = rose
figure-fell = fell
figure-stayed = stayed
figure-fields = answers
figure-evidence = evidence
figure-actions = actions
figure-questions = questions
left-out-of-comment = { $what } more, which there is no room for here
more-passages = { $count } { $count ->
    [one] changed passage
   *[other] changed passages
}
more-actions = { $count } { $count ->
    [one] changed action
   *[other] changed actions
}
more-trails = { $count } { $count ->
    [one] action
   *[other] actions
}
comment-left-out = **This is not all.** A comment holds no more, so these are left out:
comment-parts = { $count } { $count ->
    [one] part
   *[other] parts
}.
comment-more = , and { $count } more such { $count ->
    [one] part
   *[other] parts
}.
comment-all-of-it = All of it is shown by { $command }.
over-all = Over all
draft-before = draft before
draft-in = draft in { $round }
with-errors = has errors
the-table-of-all = the table of all
item-of = { $item } of { $who }
questions-of = the questions about { $who }
table-of-whose = the table of { $who }
all-rounds-of = all rounds of { $who }

draft-neither = Neither return is final.
draft-new = The return of { $round } is not final: what is compared here may still change.
draft-old = The return of { $round } was never made final.

item-was = It was { $old } before.
why-new = it was not asked before
why-withdrawn = it is not asked any more
why-others = it is completed by others, or was before
why-scale = it was rated on another scale before
why-merged = it was merged from { $old }
why-split = it was split off from { $old }
why-reworded = it has been reworded since, and may ask something else
why-renumbered = it was asked before as { $old }, word for word, and the rubric does not say that it replaces that
why-unrelated = the rubric does not say which question before it continues
unread-on-side = On the { $side } side { $fields } cannot be read.

rating-rose = { $old } → { $new }, rose by { $levels } { $levels ->
    [one] level
   *[other] levels
}
rating-fell = { $old } → { $new }, fell by { $levels } { $levels ->
    [one] level
   *[other] levels
}
rating-new = { $new }, newly rated
rating-gone = { $old }, no longer rated
rating-both = { $old } → { $new }
rating-none = not rated
rating-outside = not applicable
rating-unread = cannot be read
rating-not-compared = not compared
rating-not-compared-why = not compared: { $why }

question-titled = Question { $code }
question-drawn = { $words } ({ $from })
question-elsewhere = { $who } { $item } of { $round }, { $words } { $words ->
    [one] word
   *[other] words
}

action-of-item = { $id } ({ $item })
action-of-item-before = { $id } ({ $item } before)
action-another = another
action-moved-away = The action { $id } stands with { $to } now.
action-id-names-another-now = its id names another action now
action-id-named-another = another action had its id before
action-id-of-two = its id then or now is also another action’s
action-was-in = it stood in the return of { $round } as well
action-among-unread = not all actions can be read on the { $side } side
action-unread = its { $field } cannot be read on the { $side } side
actions-as-before = { $count } { $count ->
    [one] action
   *[other] actions
} as before

progress-added = New
progress-carried = Still open
progress-carried-bare = Carried on, without a status
progress-carried-on = Carried on
progress-done = Done since
progress-dropped = Dropped since
progress-done-then-dropped = Done before, dropped since
progress-dropped-then-done = Dropped before, done since
progress-reopened = Open again
progress-settled-done = Done, as before
progress-settled-dropped = Dropped, as before
progress-unstated = Status no longer given; it was { $was }
progress-unstated-bare = Status no longer given
progress-vanished = Open before, not mentioned now
progress-vanished-bare = Without a status before, not mentioned now
progress-vanished-unread = Not mentioned now
progress-cleared-done = Done before, not mentioned now
progress-cleared-dropped = Dropped before, not mentioned now
progress-copied = A copy of { $counterpart }
progress-split-off = Split off from { $counterpart }
progress-taken-into = Taken into { $counterpart }
progress-unknown = What became of it cannot be read

action-likeness = known by its likeness: its text is { $share } the same as that of “{ $id }”
edit-reworded = reworded
edit-brought-forward = brought forward by { $days } { $days ->
    [one] day
   *[other] days
}, from { $from } to { $to }
edit-put-back = put back by { $days } { $days ->
    [one] day
   *[other] days
}, from { $from } to { $to }
edit-due-stated = now has a date: { $day }
edit-due-gone = no longer has a date; it was { $day }
edit-owner = owner changed from { $old } to { $new }
edit-owner-stated = now has an owner: { $new }
edit-owner-gone = no longer has an owner; it was { $old }
edit-item = moved from { $old } to { $new }
edit-field = { $field } changed
edit-status-stated = now said to be { $status }
edit-status-gone = its status is no longer given

actions-new = new
actions-reopened = open again
actions-unstated = without a status now
actions-vanished = not mentioned any more
actions-cleared = settled and gone
actions-copied = copied
actions-split-off = split off
actions-taken-into = taken into others
actions-unknown = that cannot be read
actions-moved-away = moved away
actions-later = put back
actions-edited = edited

counted-evidence = Evidence changed
counted-done = Actions done
counted-put-back = Actions put back
counted-unstated = Actions without a status now
counted-vanished = Actions not mentioned

also-evidence-edited = evidence edited
also-evidence-rewritten = evidence rewritten
also-evidence-added = evidence added
also-evidence-removed = evidence removed
also-actions = { $count } { $count ->
    [one] action
   *[other] actions
} changed
also-actions-of-which = { $count } { $count ->
    [one] action
   *[other] actions
} changed ({ $which })
also-done = { $count } done
also-put-back = { $count } put back
also-unstated = { $count } without a status now
also-vanished = { $count } not mentioned
also-shared = offered to others now
also-unshared = no longer offered to others
also-moved-away = { $count } { $count ->
    [one] action
   *[other] actions
} moved away
also-unread = something cannot be read
also-questions = { $count } { $count ->
    [one] question
   *[other] questions
}

share-now = It is now offered to others as good practice.
share-no-more = It is no longer offered to others as good practice.

extent-none = none
extent-same = unchanged
extent-edited = edited
extent-rewritten = rewritten
extent-added = added
extent-removed = removed
extent-unread = cannot be read
evidence-none = there is none, as before
evidence-same = word for word the same
evidence-edited = edited: { $old } { $old ->
    [one] word
   *[other] words
} before, { $new } now; { $kept } stayed
evidence-rewritten = rewritten: { $old } { $old ->
    [one] word
   *[other] words
} before, { $new } now; { $kept } stayed
evidence-added = added: there was none before, and there { $new ->
    [one] is one word
   *[other] are { $new } words
} now
evidence-removed = removed: there { $old ->
    [one] was one word
   *[other] were { $old } words
} before, and there { $old ->
    [one] is none
   *[other] are none
} now
evidence-unread = it cannot be read on both sides
value-added = added: nothing was given before
value-removed = removed: nothing is given now
value-changed = changed
applies-now = applies now: before, it did not
applies-no-longer = does not apply any more
applies-still-not = still does not apply, for another reason

passages-unchanged = { $count } { $count ->
    [one] passage
   *[other] passages
} unchanged
passage-moved = Moved { $kind }
passage-added = Added { $kind }
passage-removed = Removed { $kind }
passage-edited = Edited { $kind }
passage-edited-and-moved = Edited and moved { $kind }
passage-split = { CAPITAL($kind) } split into { $several }
passage-split-moved = Moved here: { $kind } split into { $several }
passage-merged = { CAPITAL($kind) } merged from { $several }
passage-merged-moved = Moved here: { $kind } merged from { $several }
so-many-of-a-kind = { $number } { $kinds }
passage-part = { $told }: { $at } of { $many }
passage-was = { $said }, a { $was } before
passage-deeper = { $said }, deeper than before
passage-less-deep = { $said }, less deep than before
shared-evidence = { $passages } { $passages ->
    [one] passage
   *[other] passages
} of { $words } words

trails-over = Over { $rounds }
trail-higher = Higher than at first
trail-lower = Lower than at first
trail-as-at-first = As at first
trail-not-rated-now = Not rated now
trail-status = { CAPITAL($status) }
trail-due = { CAPITAL($status) }, due { $day }
trail-never-put-back = Never
trail-put-back = { $times } { $times ->
    [one] time
   *[other] times
}
trail-step = { $round }: { $said }
trail-not-mentioned = Not mentioned
trail-times-put-back = put back { $times ->
    [1] once
    [2] twice
   *[other] { $times } times
}
trail-open-all-along = open all along
trail-not-mentioned-since = not mentioned since
trail-step-taken-into = Taken into { $id }
trail-taken-into = then taken into { $id }

## What changed between two returns, in a few sentences

nothing-changed = Nothing changed: the words are the same.
nothing-else-changed = Nothing else changed: the words are the same.
nothing-read-changed = Nothing that could be read changed; what has errors was not compared.
told-one-stayed = The one { ONE($item) } that was rated both times did not move.
told-all-stayed = { $count ->
    [2] Neither
   *[other] None
} of the { $number } { WORD($count, $item) } that were rated both times moved.
told-one-moved = The one { ONE($item) } that was rated both times { $parts }.
told-all-rose = { $count ->
    [2] Both
   *[other] All { $number }
} { WORD($count, $item) } that were rated both times rose ({ $items }).
told-all-fell = { $count ->
    [2] Both
   *[other] All { $number }
} { WORD($count, $item) } that were rated both times fell ({ $items }).
told-moved = Of { $number } { WORD($count, $item) } that were rated both times, { $parts }.
told-rose = { $number }rose ({ $items })
told-fell = { $number }fell ({ $items })
told-stayed = { $number } did not move
told-by-levels = { $id } by { $number } { $count ->
    [one] level
   *[other] levels
}
told-newly-rated = { $items } { $count ->
    [one] is
   *[other] are
} newly rated
told-no-longer-rated = { $items } { $count ->
    [one] is
   *[other] are
} no longer rated
told-not-comparable = { $items } cannot be compared, because the rubric changed
told-parts-of = parts of { $items }
told-unread = { $what } cannot be read
told-evidence-same = The evidence for { $items } is word for word the same.
told-evidence = Evidence was { $parts }.
told-evidence-and-same = Evidence was { $parts }; for { $items } it is word for word the same.
told-rewritten = rewritten for { $items }
told-edited = edited for { $items }
told-added = added for { $items }
told-removed = removed for { $items }
told-done = { $what } { $count ->
    [one] was
   *[other] were
} done
told-dropped = { $what } { $count ->
    [one] was
   *[other] were
} dropped
told-reopened = { $what } { $count ->
    [one] is
   *[other] are
} open again
told-open = { $what } { $count ->
    [one] is
   *[other] are
} still open
told-now-open = { $what } { $count ->
    [one] is
   *[other] are
} now said to be open
told-bare = { $what } { $count ->
    [one] is
   *[other] are
} carried on without a status
told-unstated = { $what } { $count ->
    [one] has
   *[other] have
} no status any more
told-new = { $what } { $count ->
    [one] is
   *[other] are
} new
told-copied = { $what } { $count ->
    [one] is a copy
   *[other] are copies
}
told-split-off = { $what } { $count ->
    [one] was split off another
   *[other] were split off others
}
told-taken-into = { $what } { $count ->
    [one] was taken into another
   *[other] were taken into others
}
told-done-gone = { $what } { $count ->
    [one] was done before and is
   *[other] were done before and are
} not mentioned any more
told-dropped-gone = { $what } { $count ->
    [one] was dropped before and is
   *[other] were dropped before and are
} not mentioned any more
told-open-gone = { $what } { $count ->
    [one] was open and is
   *[other] were open and are
} not mentioned any more: { $ids }
told-bare-gone = { $what } without a status { $count ->
    [one] is
   *[other] are
} not mentioned any more: { $ids }
told-gone = { $what } { $count ->
    [one] is
   *[other] are
} not mentioned any more: { $ids }
told-another-id = { $what } { $count ->
    [one] has
   *[other] have
} another id
told-later = { $what } { $count ->
    [one] was put back (by
   *[other] were put back (by up to
} { $number } { $days ->
    [one] day
   *[other] days
})
told-earlier = { $what } { $count ->
    [one] was
   *[other] were
} brought forward
told-owner = { $what } { $count ->
    [one] has
   *[other] have
} another owner
told-owner-new = { $what } now { $count ->
    [one] has
   *[other] have
} an owner
told-owner-gone = { $what } no longer { $count ->
    [one] has
   *[other] have
} an owner
told-due-new = { $what } now { $count ->
    [one] has
   *[other] have
} a date
told-due-gone = { $what } no longer { $count ->
    [one] has
   *[other] have
} a date
told-reworded = { $what } { $count ->
    [one] was
   *[other] were
} reworded
told-other-words = { $what } { $count ->
    [one] has other words on its
   *[other] have other words on their
} measure, resources or risks
told-moved-on = { $what } { $count ->
    [one] was
   *[other] were
} moved
told-now-draft = the return, final before, is a draft
told-now-final = the return, a draft before, is final
told-now-final-late = the return, a draft before, is final, and was late
told-late = the return was late
told-in-time = the return was not late this time
told-contacts-recounted = { $number } { $count ->
    [one] contact is
   *[other] contacts are
} named another number of times
told-contacts-new = { $number } { $count ->
    [one] contact is
   *[other] contacts are
} new
told-contacts-gone = { $number } { $count ->
    [one] contact is
   *[other] contacts are
} no longer named
told-still = { $items } { $count ->
    [one] has
   *[other] have
} not moved
told-open-in-each = { $actions } { $count ->
    [one] has
   *[other] have
} been open in each of them
told-over-rounds = Over { $number } { $count ->
    [one] round
   *[other] rounds
}, { $parts }.
told-questions = There { $count ->
    [one] is
   *[other] are
} { $number } { $count ->
    [one] question
   *[other] questions
} for the reviewer, about { $items }.
# The same where several raise one kind of question.
told-questions-of-kinds = There are { $number } questions for the reviewer, of { $of } { $kinds ->
    [one] kind
   *[other] kinds
}, about { $items }.

## Questions for the reviewer: what was seen, what may be asked, what it is drawn from

q001-seen = The rating rose, and the substance of the evidence did not change.
q001-asks = What has changed that the evidence does not say?
q001-drawn-from = The rating of an answer and the words of its evidence, counted without regard to order, punctuation, capitals and form: one word at most came or went, or no more than one in twenty of those of the longer text.
q002-seen = The evidence was rewritten, and the rating did not move.
q002-asks = Does what is new bear on the rating?
q002-drawn-from = An answer that is rated the same both times, and fewer than half of the words of whose shorter evidence stand in the other as well. The longer one has at least eight words, and more of them came or went than Q001 allows.
q003-seen = The rating fell, and no open action was added.
q003-asks = What is to be done about it?
q003-drawn-from = The rating of an answer, and its actions: none of them is new there, and neither done nor dropped, or open again. A copy of another is not new.
q004-seen = An action was done, and the rating did not move.
q004-asks = What did the action change?
q004-drawn-from = An answer that is rated the same both times, below the top of the scale, and its actions that are now done and were not.
q005-seen = The same action was carried for two rounds or more, and its date was put back.
q005-asks = What stands in its way?
q005-drawn-from = An action that is open or without a status in this round and in the two returns before it at least, and the days on which it was due in each of them.
q006-seen = This evidence and another’s are nearly word for word the same.
q006-asks = Does it describe what was found here?
q006-drawn-from = Passages of at least twenty words in this return and the others of its round, at least three quarters of whose sequences of five words are in both.
q007-seen = The rating rose by two levels or more, and little of the evidence is new.
q007-asks = What was found that bears out so great a rise?
q007-drawn-from = An answer whose rating rose by at least two levels, and the words of its evidence, counted as for Q001: less than a quarter of them are new, and yet more than Q001 asks about.
q008-seen = The rating rose, and more than half of the evidence is gone.
q008-asks = On what does the rating rest now?
q008-drawn-from = An answer whose rating rose, and whose evidence has less than half as many words as it had: at least four fewer, or none.
q009-seen = An action that was not said to be done or dropped is not mentioned any more.
q009-asks = Was it done, dropped or forgotten?
q009-drawn-from = An action that was open or without a status in the return before and is not in this one: neither under its id nor in other words, nor as a part of another action. Where its id names another action now, Q012 asks instead.
q010-seen = An action is overdue, and its date is as it was.
q010-asks = By when will it be done?
q010-drawn-from = An action that is open in both returns with the same date, which is before the deadline of the later round, or the date of one that has none. Of one whose status is not given it is not asked.
q011-seen = This evidence stood nearly word for word in another’s return of the round before.
q011-asks = Does it describe what was found here?
q011-drawn-from = Passages as for Q006, held against the others’ returns of the round before; what stood there in its own return is not counted, nor are those of whom Q006 asks already.
q012-seen = An action has the id that another action had before.
q012-asks = What became of the other one?
q012-drawn-from = Two actions of one id in turn that have hardly a word in common (their likeness is below 10%), where the one before was not said to be done or dropped and is in the later return under no other id either.
q013-seen = An action had a status, and has none any more.
q013-asks = Is it open, done or dropped?
q013-drawn-from = An action that is in both returns, whose status the earlier one gives and the later one does not. Without a status Q010 is not asked, nor Q005 without a date.
q014-seen = The rating rose, and no evidence is given for it, neither before nor now.
q014-asks = On what does the rating rest?
q014-drawn-from = An answer whose rating rose, and which has no evidence in either return.

## What a return says that there is nothing to compare with

account-draft = it is a draft
account-final = it is final
account-status-unread = its status cannot be read
account-completed = completed on { $day }
account-late = after the deadline
account-items = { CAPITAL($number) } { WORD($count, $item) } { $count ->
    [one] is
   *[other] are
} { $what }: { $ids }.
account-rated = rated { $level }
account-rating-unread = rated in a way that cannot be read
account-action-unread = of a status that cannot be read
account-so-many = { $number } { $count ->
    [one] is
   *[other] are
} { $what }
account-no-actions = It has no actions.
account-actions = It has { $number } { $count ->
    [one] action
   *[other] actions
}: { $parts }.

## What changed of a file where the return says what it said

unsaid-layout = Nothing that the return says changed: its layout, its emphasis, its comments, the order of its keys or the form of its characters did.
unsaid-emphasis = Nothing that the return says changed: its emphasis did, which is bold, italics or code.
unsaid-nothing-else = Nothing else changed.
unsaid-renamed = The return of { $old } is that of { $new } now.
unsaid-round = It was moved from the round { $old } to the round { $new }.
unsaid-folder = It was moved from { $old } to { $new }.
unsaid-mode-program = The file was marked as a program that can be run: its mode was { $old } and is { $new }.
unsaid-mode-no-program = The file is no longer marked as a program that can be run: its mode was { $old } and is { $new }.
unsaid-mode-other = The file became one of another kind: its mode was { $old } and is { $new }.

## What every page has

skip-link = Skip to main content
breadcrumb = Breadcrumb
contents = Contents
on-this-page = On this page
made-by = Made by stocktake from the returns as they were written. Nobody is scored or ranked.
page-of-pages = {" "}of{" "}
draft-titled = Draft: { $title }
draft-not-final = Draft: not final
draft = Draft
drafts = Drafts
final = Final
late = Late
left-out = Left out
no-return-here = No return here
none-there = None
none-sentence = None.
none-given = None given.
given-by = { $count ->
    [0] No { ONE($participant) } that returned gives this.
    [one] 1 of the { $returned } { WORD($returned, $participant) } that returned gives this.
   *[other] { $count } of the { $returned } { WORD($returned, $participant) } that returned give this.
}
given-by-all = { $count ->
    [2] Both { MANY($participant) } that returned give this.
   *[other] All { $count } { WORD($count, $participant) } that returned give this.
}
number-each = Each
number-least = Least
number-median = Median
number-greatest = Greatest
number-total = Total
entries = Entries
entries-all = In all
entries-counted = Counted
entries-figure = Figure
given-of = { $field }, { $item }
given-option = { $option } ({ $count })
given-options = { $field }: { $counts }.
given-themes = { $field }, raised most often: { $themes }, by { $count } { WORD($count, $participant) }{ $many ->
    [one] {""}
   *[other] { " " }each
}.
given-total = { $field }: { $total } in all.
what-was-given = What was answered
what-was-given-lead = What all { MANY($participant) } with a final return gave, by { ONE($item) }.
what-was-given-themes = Statements stand below their themes; a { ONE($participant) } is counted once for a theme, however often it raises it.
without-theme = Without a theme
themes-unraised = Raised by none: { $themes }.
option = Option
theme = Theme
dots-in-words = { $count } numbers on one axis from { $least } to { $greatest }, each as a dot.
dots-mean = Each dot is one { ONE($participant) }; the upright line with the mark below it is the median.
line-in-words = From { $first } in { $since } to { $last } in { $round }
number-other-unit = The numbers of { $rounds } had another unit or other decimals, and do not stand beside these.
numbers-over-rounds = { $field } over the rounds
over-the-rounds = Over the rounds
lines-mean = All lines of the table have one scale, from the least number in it to the greatest.
in-figures = In figures
in-figures-lead = What is counted of what the { MANY($participant) } with a final return gave.
field-by-group = { $field }, { ONE($item) } { $id }: by { ONE($group) }
groups-returned = { WRITTEN_MANY($group) } and their final returns
sets-returned = Comparator sets and their final returns
group-figures = Figures
group-shown = Shown
group-name = { WRITTEN_ONE($group) }: { $name }
group-without-answers = No { ONE($participant) } of it has a final return in this round. That says nothing about the { MANY($participant) } of it.
who = Who
answer-changed = changed
answers-changed = Answers changed
also-field = { $field } changed
answer-same = unchanged
told-entry = { $label }, { $id }
number-more = more by { $by }
levels-other-scale = not compared: it was on another scale before
levels-higher = rose by { $levels } { $levels ->
    [one] level
   *[other] levels
}
levels-lower = fell by { $levels } { $levels ->
    [one] level
   *[other] levels
}
number-less = less by { $by }
told-fields = Answers to { $items } changed.
told-confirmed = { $count ->
    [one] The answer to { $items } was carried over and confirmed as it was.
   *[other] The answers to { $items } were carried over and confirmed as they were.
}
told-unconfirmed = { $count ->
    [one] The answer to { $items } was carried over and is not confirmed yet.
   *[other] The answers to { $items } were carried over and are not confirmed yet.
}
carried-confirmed = Carried over from the round before, and confirmed as it was.
carried-from = Carried over from { $round }, and not confirmed yet.
flag-yes = Yes
flag-no = No
moved-page = This page has moved
moved-page-title = { $title }: moved
moved-page-to = It is at { $link } now.
number-percent = { $number }%
number-with-unit = { $number } { $unit }
number-of-one = { $unit }: { $number }
statement-themes = { $count ->
    [one] Theme:
   *[other] Themes:
}
not-given = None given
nothing = Nothing
all = All
pdf = PDF
enumerated = { $list }
of-whom = {" "}of { $name }
of-whom-before = {" "}of { $name }, published before
section-number = { WRITTEN_ONE($section) } { $id }
section-titled = { WRITTEN_ONE($section) } { $id }: { $title }
in-brackets = ({ $words })
item-number = { WRITTEN_ONE($item) } { $id }
number-before = { $id } (before)
item-number-then = { WRITTEN_ONE($item) } { $id } then
previous-item = Previous: { WRITTEN_ONE($item) }
next-item = Next: { WRITTEN_ONE($item) }
all-items = All { MANY($item) }
all-participants = All { MANY($participant) }
all-items-and-participants = All { MANY($item) } and { MANY($participant) }
other-items = Other { MANY($item) }
completed-by = Completed by { $who }
completed-by-sentence = Completed by { $who }.
completed-by-not = Completed by { $who }, not by the { ONE($participant) }.
part-of-whole = { $part } of { $whole }
part-of-whole-nth = { $part } of { $whole }, { $nth }
part-of-whole-listed = { $part } of { $whole }, { $nth }, in the table of all
note = note
introduction = introduction

## Returns

round = Round
returns = Returns
return = Return
returns-due-by = Returns due by
collated = Collated answers
collated-lead = What those who asked wrote once the answers were in.
round-date = Date
held-on = no day; held on { $day }
round-place = Place
took-part = Took part
took-part-role = { $role } ({ $count })
took-part-line = Took part: { $who }
final-returns = Final returns
of-expected = { $count } of { $expected } expected
late-of = Late: { $late } of { $returned }
completed = Completed
not-yet = Not yet
after-deadline = , after the deadline of { $deadline }
contacts = { $count ->
    [one] Contact
   *[other] Contacts
}
report-not-made = Its report could not be made
errors-in-it = { $count } { $count ->
    [one] error
   *[other] errors
} in it
return-not-final = This return is not final. What it says may still change, and some of it may be missing.
what-was-published-before = What was published before
as-a-pdf = as a PDF
published-before = Published before
earlier-report = This report is an earlier one: the return has changed since, or was withdrawn, and no new report could be made of it.
earlier-report-pdf = This report is an earlier one, and so is its PDF: the return has changed since, or was withdrawn, and no new report could be made of it.
earlier-report-counted = It is counted in no figure of { $link }, which says why it was left out.
the-round = the round
earlier-withdrawn = This report is an earlier one: the round has no return under this address any more.
earlier-withdrawn-pdf = This report is an earlier one, and so is its PDF: the round has no return under this address any more.
earlier-withdrawn-counted = Which returns are counted is said on the page of { $link }.
earlier-unread = This page is an earlier one: a round that it compares could not be read, and no new page could be made.
earlier-unread-pdf = This page is an earlier one, and so is its PDF: a round that it compares could not be read, and no new page could be made.
earlier-changes = This page is an earlier one: a return that it compares has changed since, or was withdrawn, and no new page could be made.
earlier-changes-pdf = This page is an earlier one, and so is its PDF: a return that it compares has changed since, or was withdrawn, and no new page could be made.
earlier-changes-counted = Nothing of it is counted in { $link }.
what-changed-over-all = what changed over all

## The front page

asked-by = Asked by
what-it-asks = What it asks about
rounds-newest-first = Rounds, the newest first
no-round-yet = There is no round yet.
nothing-published = Nothing has been published yet.

## Ratings, wherever they are counted

ratings = Ratings
level = Level
median = Median
median-level = Median level
median-hint = The level in the middle of all ratings in their order.
agreement = Agreement
agreement-hint = 1.00 where all chose the same level, 0.00 where half chose the lowest and half the top.
agreement-of-one = Not said of a single rating
share-of-ratings = Share
at-or-above = At it or above
movement = Movement
since = Since { $round }
fell = Fell
stayed = Stayed
rose = Rose
then = Then
now = Now
before = Before
not-applicable = Not applicable
not-applicable-short = n/a
not-applicable-because = Not applicable: { $reason }
so-many-not-applicable = { $count } not applicable
not-rated-yet = Not rated yet
not-rated-yet-sentence = Not rated yet.
not-rated-both-times = Not rated both times
nothing-rated = Nothing is rated
so-many-rated = { $count } rated
so-many-not-rated = { $count } of { $out_of } not rated
so-many-returned = { $count } of { $members } returned
how-ratings-spread = How the ratings spread
ratings-by-level = Ratings by level, over all and by { ONE($item) }
ratings-by-item = Ratings by { ONE($item) }
shares-are-whole = Shares are whole percentages, a half rounded up, so they may not add up to 100%.
group-is-shown = { $minimum ->
    [1] A group is shown where at least one { ONE($participant) } made a final return.
   *[other] A group is shown where at least { $minimum } { WORD($minimum, $participant) } made a final return and where showing it gives away nothing of fewer.
}
and-comparator-sets = and comparator sets
comparator-set = Comparator set
group-of-any = Group
groups-of-any = Groups
groups-caption = { WRITTEN_MANY($group) } and their ratings
sets-caption = Comparator sets and their ratings
from-level-to-level = From level to level
moves-caption = How many ratings were at a level then, and at which they are now. What stayed is framed.
what-levels-mean = What each level means
offered = Offered to others
offered-as-practice = Offered to others as good practice
order-ranks-nobody = In the order of the register, which ranks nobody.

## Actions, wherever they are counted

actions-of-all = { CAPITAL($actions) } of all { MANY($item) }
action = Action
actions = Actions
open = Open
overdue = Overdue
done = Done
dropped = Dropped
no-status = No status
no-status-given = No status given
put-back = Put back
so-many-overdue = { $count } overdue
overdue-means = Overdue is what was open on { $deadline }, { $kind ->
    [date] the day
   *[deadline] the deadline
} of the round, and due before it.
overdue-and-put-back = Overdue is what was open on { $deadline }, { $kind ->
    [date] the day
   *[deadline] the deadline
} of the round, and due before it; put back is what is due later than the same { ONE($participant) } said in { $round }.
overdue-and-put-back-any = Overdue is what was open on { $deadline }, { $kind ->
    [date] the day
   *[deadline] the deadline
} of the round, and due before it; put back is what is due later than the same { ONE($participant) } said in { $round }, whatever its status.

## The page of a group

every-rating-beside = Every rating, side by side
rating-of-each-leads = The rating of each { ONE($item) }, which leads to the answer. { WRITTEN_MANY($participant) } are in the order of the register.
own-answers-below = What each { ONE($participant) } says of itself is public in its report, and stands below.
counted-over-board = Counted over the { $count ->
    [1] one
   *[other] { $count }
} { WORD($count, $participant) } with a final return. Shares are of what is rated, in whole percentages, a half rounded up, so they may not add up to 100%.
returns-of-board = Each { ONE($participant) } of it, with its return where there is one
group-without-returns = No { ONE($participant) } of it has a final return in this round, so there are no ratings to show. That says nothing about how they would be rated.
no-return-says-nothing = Where there is no final return, that says nothing about the { ONE($participant) }.
actions-of-each-final = { CAPITAL($actions) } of each { ONE($participant) } with a final return

## The page of a round

summary = Summary
every-rating = Every rating
good-practice = Good practice
open-data = Open data
file-titled = { $title }: { $name }
compared-with = Compared with
compared-with-before = Compared with the round before
what-each-changed = What each { ONE($participant) } changed
what-each-changed-within = what each { ONE($participant) } changed
what-was-asked = What the { MANY($participant) } were asked
summary-as-pdf = This page as a PDF
each-as-pdf = All { MANY($participant) } as a PDF, a page each
strangers = { $count } { $count ->
    [one] more file has
   *[other] more files have
} the name of no { ONE($participant) } of the register, so { $count ->
    [one] it is
   *[other] they are
} left out of every figure: { $names }. A report that was published of { $count ->
    [one] it
   *[other] one
} before stays until the file is taken out of the round.
returns-expected = Each { ONE($participant) } that is expected to return, with its return where there is one
left-out-hint = A return that is left out is in no figure. What was published before of one that is left out shows what it said then.
no-return-hint = Where there is no return here, or one was left out, that says nothing about the { ONE($participant) }.
levels-lead = { $count ->
    [0] No final return is here yet, so nothing is rated.
    [1] How the one { ONE($participant) } that made a final return rates itself.
    [2] How both { MANY($participant) } that made a final return rate themselves.
   *[other] How the { $count } { WORD($count, $participant) } that made a final return rate themselves.
}
levels-shares = Shares are of what is rated, in whole percentages, a half rounded up, so they may not add up to 100%; the median is the level in the middle of all ratings in their order.
in-no-figure = In no figure
nobody-both-times = No { ONE($participant) } made a final return both times.
movement-lead = Over the { $count ->
    [1] one
   *[other] { $count }
} { WORD($count, $participant) } that made a final return both times. A plot shows to the left how many ratings fell and to the right how many rose.
movement-caption = Ratings that fell, stayed and rose, over all and by { ONE($item) }
id-in-round = { $id } in { $round }
without-movement = Without any movement
still-for-rounds = Nor in any of the { $count } rounds since { $round }.
not-comparable-with = Not comparable with { $round }
no-longer-asked = No longer asked
nothing-to-agree-on = With fewer than two ratings for each { ONE($item) } there is nothing to agree on.
agreement-lead = Where { MANY($participant) } agree least comes first. Agreement is 1.00 where all chose the same level and 0.00 where half chose the lowest and half the top.
by-agreement = { WRITTEN_MANY($item) } by agreement, the least first
by-agreement-rest = { WRITTEN_MANY($item) } by agreement, from the sixth on; their bars are in “{ $part }”
the-other = The other { $count }
all-ratings-together = All ratings of a group together.
actions-by-item = { CAPITAL($actions) } by { ONE($item) }
without-due = { $count } of { $total } { $count ->
    [one] has no day on which it is due.
   *[other] have no day on which they are due.
}
by-month = By the month in which they are due
actions-by-month = { CAPITAL($actions) } by the month in which they are due
due-in = Due in
the-put-back = { $count ->
    [one] The action that was
   *[other] The { $count } actions that were
} put back
put-back-caption = Actions that are due later than before, each with a way to it in the report
item-and-days = { WRITTEN_ONE($item) } and days
called-before = , called { $id } before
from-day-to-day = , from { $before } to { $after }
practice-lead = Whose answers are at the top level, { $level }, and whose are offered to others; each name leads to the { ONE($participant) }’s own words. Names are in the order of the register.
practice-caption = Answers at the top level and answers that are offered to others, by { ONE($item) }
at-the-top = At the top level

## The grid of a round

grid-lead = A row for each { ONE($participant) }, a column for each { ONE($item) }. Each number is a level and leads to the answer in the { ONE($participant) }’s own words. The order is that of the register; it ranks nobody, and a missing return is no rating.
grid-caption = The level of every rating, by { ONE($participant) } and { ONE($item) }
grid-keys = With the keyboard: Tab leads into the table and out of it; within it move by the arrow keys, Home, End, Page Up and Page Down, and open an answer with Enter. The buttons below the numbers sort by that { ONE($item) }.
with-an-answer-at = With an answer at
any-level = Any level
order = Order
as-in-register = As in the register
by-name = By name
by-group = By { ONE($group) }
show-all-again = Show all again
showing-all = Showing { $count ->
    [one] the
   *[other] all
} { $count } { WORD($count, $participant) }
showing-some = Showing { $shown } of { $count } { WORD($count, $participant) }
sorted-highest = By { $by }, highest first
sorted-lowest = By { $by }, lowest first
sort-by = Sort by { $by }
sort-by-name = name
draft-in-no-figure = A draft, which is in no figure
left-out-in-no-figure = Left out, and in no figure

## The page of an item

completed-by-whom = Completed by
completed-by-participants = { WRITTEN_MANY($participant) }: { $returned } of { $expected } made a final return
this-item-elsewhere = This { ONE($item) } is completed by { $who }, not by the { MANY($participant) }: it has no ratings, evidence or actions of theirs.
every-answer = Every answer
every-answer-beside = Every answer, side by side
no-final-return-yet = There is no final return yet.
below-each-moved = Below each rating stands how it moved since { $round }.
folded-away = With so many answers, evidence and actions are folded away: open those that you want to read. On paper all are open.
and-actions = , { $count } { $count ->
    [one] action
   *[other] actions
}
without-final-return = Without a final return
others-hint = Nothing of theirs is counted or shown here, which says nothing about them.
no-round-before = There is no round before this one to compare it with.
answers-not-comparable = Its answers cannot be compared with those of { $round }.
nobody-rated-both = No { ONE($participant) } rated it in a final return both times.
item-movement-lead = Over the { $count ->
    [1] one
   *[other] { $count }
} { WORD($count, $participant) } that rated it in a final return both times.
it-was-then = It was { ONE($item) } { $id } then.
item-movement-caption = Ratings that fell, to the left of the middle, stayed, across it, and rose, to the right of it
round-by-round = Round by round
round-by-round-lead = Each round counts the final returns that it had: a bar may differ from the one before because others returned.
round-by-round-caption = Ratings by level in each round
nothing-to-count = There is no final return yet, so there is nothing to count.
nobody-rates-it = No final return rates it.
spread-lead = Over the { $count ->
    [1] one
   *[other] { $count }
} { WORD($count, $participant) } with a final return.
spread-lead-some = Over the { $count ->
    [1] one
   *[other] { $count }
} { WORD($count, $participant) } with a final return, of which { $rated } { $rated ->
    [one] rates
   *[other] rate
} it; shares are of { $rated }.
spread-lead-outside = Over the { $count ->
    [1] one
   *[other] { $count }
} { WORD($count, $participant) } with a final return, of which { $rated } { $rated ->
    [one] rates
   *[other] rate
} it, and to { $outside } it does not apply; shares are of { $rated }.
spread-caption = Ratings at each level, the lowest first

## The report of a return

ratings-at-a-glance = Ratings at a glance
beside-others = Beside others
beside-lead = Under each { ONE($item) }, bars show how the ratings of all that returned spread over the levels. A triangle and a thick frame mark the level of { $name }, which is counted too.
shown = Shown
related-answers = Related answers
relates-equal = { WRITTEN_ONE($own) } { $id } asks the same as { ONE($their) } { $other }
relates-part-of = { WRITTEN_ONE($own) } { $id } asks a part of what { ONE($their) } { $other } asks
relates-overlaps = { WRITTEN_ONE($own) } { $id } asks some of what { ONE($their) } { $other } asks too
related-from = { $collection }, { $round }, { $day }
related-from-draft = { $collection }, { $round }, { $day }, a draft
read-it-there = Read it in that report
as-written-in = As written in { $collection }, { $round }
as-written-in-draft = As written in { $collection }, { $round }, which is a draft
how-others-rated = How others rated { $id }; { $level } is marked
items-of-section = { WRITTEN_MANY($item) } of { ONE($section) } { $id }
report-as-pdf = This report as a PDF
changed-since-before = What was published before about what changed since { $round }
not-made-anew = It could not be made anew
link-to = Link to { $id }
item-in-all = { $id } in all { MANY($participant) }
profile-caption = How many of the { $count } { WORD($count, $item) } stand at each level
ratings-as-table = The ratings as a table
rating-of-each = { CAPITAL($rating) } of each { ONE($item) }
actions-caption = { $count } { $count ->
    [one] action
   *[other] actions
}, by { ONE($item) }

## A return that is set as a paper

paper-title = { $title }: { $name }, { $round }
paper-section = { $id }. { $title }
paper-not-given = Not given: { $fields }.
paper-theme = { $theme } ({ $points })
paper-themes-separator = ;{" "}
paper-themes = Themes, each with the points that raise it, counted from the first: { $themes }.
paper-themes-numbered = Themes, each with the points that raise it: { $themes }.
paper-themes-of = { $list }. { $themes }
paper-figure = Figure
paper-amount = Amount
paper-figures-of = Figures of { $id }
paper-figures = Figures at a glance
paper-figures-title = { $name }, { $round }: figures at a glance
paper-figures-lead = What { $name } gave as numbers in “{ $title }”.
paper-figure-day = Reported on { $day }
paper-figure-from = From { ONE($item) } { $id } of the paper
paper-of-figures = The paper that these figures are from
paper-as-pdf = This paper as a PDF

## Where something comes from

where-report-comes-from = Where this report comes from
where-this-comes-from = Where this comes from
report-from-file = Every answer in this report is taken from one file, { $file }.
report-shows-others = What stands below “As written in” and under “Related answers” is taken from other returns of the same { ONE($participant) }, which are named there.
report-attached = The { $pdf } carries that file as an attachment, { $file }: it is text, and any editor opens it.
report-attached-pdf = PDF of this report
stocktake-set-beside = stocktake, a program, set it beside the questions of the rubric. No answer was added, left out or reworded, and no figure was calculated other than by counting.
two-files-compared = Two files were compared, as they were written.
changes-attached = The { $pdf } carries both as attachments, { $old } and { $new }.
changes-attached-pdf = PDF of these changes
stocktake-aligned = stocktake, a program, aligned their texts; no words are its own but those that say what changed.
no-commit-known = No commit in git is known that holds this file.
changed-since-commit = The file was changed after it was last committed to git.
shows-changed-file = This report shows the changed file, which the commit named below does not hold.
source-file = Source file
sha256-of-file = SHA-256 of the file
fingerprint-hint = A fingerprint: a file with the same one is the file that this report was made from.
last-commit = Last commit
changed-after-commit = ; the file was changed after it
stocktake-version = stocktake version
made-by-version = Made by stocktake { $version }.

## The pages of what changed

what-changed = What changed
changed-since = What changed since { $round }
from-to = From { $before } to { $after }
changes-as-pdf = These changes as a PDF
in-short = In short
by-participant = By { ONE($participant) }
by-item = By { ONE($item) }
index-compared = { $count } { WORD($count, $participant) } made a final return both times
index-drafts = of { $count } { WORD($count, $participant) } one of the two returns at least is a draft, of which nothing is counted here
index-left-out = of { $count } { WORD($count, $participant) } one of the two returns is left out
index-others = { $count } { WORD($count, $participant) } did not return both times and cannot be compared
nobody-is-ranked = Nobody is ranked: { MANY($participant) } are in the order of the register.
index-by-participant = What each { ONE($participant) } changed; each name leads to all of it, each number to what it counts
index-by-item = What changed of each { ONE($item) }, over all who made a final return both times; each number leads to those who changed it
index-left-out-names = Left out, as one of the two returns has errors or its report could not be made: { $names }.
index-others-names = Did not return both times: { $names }.
none-returned-both = None made a final return both times.
one-not-final = Not both of the two returns are final.
page-not-made-anew = Its page could not be made anew:
published-before-link = what was published before
page-not-here = Its page is not published here
what-changed-of = What changed of { $id }
nothing-in-final = Nothing changed in a final return.
ratings-rose = Ratings rose
without-status-now = Without status now
not-mentioned = Open before, not mentioned now
not-there = Not there
questions-raised = Questions raised
also = Also
items-changed = { WRITTEN_MANY($item) } of which something changed
marks = In what follows, { $added } and { $removed }. White space, wrapping, emphasis and what nobody can see are not compared.
marks-added = what was added is underlined
marks-removed = what was removed is struck through
added-opens = [added:{" "}
added-closes = {" "}end of added]
removed-opens = [removed:{" "}
removed-closes = {" "}end of removed]
before-is = Before:
now-is = Now:
comma-now = , now
labels-apart = { $old } before, { $new } now
unchanged = Unchanged
unchanged-are = Unchanged: { $ids }
all-ratings = All ratings
answer-of-round = The answer of { $round }
questions-so-many = { $count ->
    [one] Question
   *[other] Questions
}
questions-for-reviewer = Questions for the reviewer
questions-lead = Drawn from what changed, those that weigh most first. Each kind is asked here once, and each place that raises it counts as one question. They are questions, never verdicts: each may have a good answer.
raised-actions = { $count ->
    [one] Action
   *[other] Actions
}: { $ids }
drawn-from = Drawn from: { $what }
ratings-before-and-now = The rating of each { ONE($item) }, before and now; those that moved come first
over-rounds = Over { $count } rounds
in-all = In all
trails-never-moved = Never moved: { $count } { WORD($count, $item) } ({ $ids }).
trails-open = Open in each of the rounds: { $ids }.
trails-levels = The level of each { ONE($item) } in each round
trails-actions = Actions in more than one return, in each round

## Texts of authors

text-table = Table { $number }
text-table-named = Table { $number }, { $name }
text-task-done = done
text-task-open = not done
text-note = Note { $number }
text-back = Back to note { $number } in the text
text-back-nth = Back to note { $number } in the text, reference { $reference }

## Files of open data

data-ratings = Ratings
data-ratings-about = A row for each { ONE($item) } that { MANY($participant) } answer and each { ONE($participant) } with a valid return, drafts included.
data-answers = Answers
data-answers-about = A row for each value of each field of each answered { ONE($item) } of each valid return, drafts included, whatever the form; actions have a table of their own.
data-entries = { $field }
data-entries-about = A row for each entry under “{ $field }” of each answered { ONE($item) } of each valid return, drafts included.
data-actions = Actions
data-actions-about = A row for each action of each valid return, drafts included.
data-returns = Returns
data-returns-about = A row for each { ONE($participant) } of the register, whether it has returned or not.
data-figures = Figures
data-figures-about = A row for each level of each distribution: over all, by { ONE($section) } and by { ONE($item) }, for all returns and for each group whose figures are not held back.
data-all-figures = All figures
data-counts-about = What was given in each field, counted over all { MANY($participant) } with a final return, for programs.
data-all-figures-about = Counts, shares, medians, movement, actions and good practice over all { MANY($participant) } and of each group of them, for programs.
data-schema = What the figures mean
data-schema-about = The JSON Schema of the figures: every field and what it counts.
data-columns = What the columns mean
data-columns-about = The columns of the tables, described as CSV on the Web.

## What the columns of open data mean

columns-guard = A cell that a spreadsheet could run as a formula has an apostrophe before it.
column-collection = The collection.
column-round = The round.
column-partnership = Who returns.
column-health-board = Its health board; the column is there where the register has health boards.
column-groups = Its groups, each as grouping=group, with spaces between; the column is there where the register has groupings of its own.
column-section = The section of the item.
column-item = The item that is rated.
column-rating = The rating; empty where there is none.
column-rubric = The version of the rubric that is answered.
column-answered-item = The item that is answered.
column-field = The key of the field in the return.
column-kind = What the field holds.
column-position = Which of several statements or options of one field it is, in their order from 1; 1 where there is one alone.
column-value = What was given: the id of a level or an option, Markdown, a line of text, a number, a day, `true` or `false`.
column-themes = The themes of a statement, with a space between two; empty where it has none, and for all else.
column-written-in = The answer in which a text is written, as `collection/round/participant#item`, where its author says so with `see:`; the words stand in `value` all the same. Empty for all else.
column-level = The place of the rating on the scale, 1 the lowest; empty where there is none. Places are in order and have no distances between them: they can be counted and compared, not added up or averaged.
column-status = How far the return has come; the figures count those that are final.
column-completed = The day on which the return was completed; a draft may not say.
column-actions-item = The item that the action belongs to.
column-return-status = How far the return has come; the figures count those that are final.
column-entry = The return's own id of the entry; it stays the same from round to round.
column-entry-field = What the entry says under “{ $field }”; empty where it says nothing.
column-entry-field-unit = What the entry says under “{ $field }”, in { $unit }; empty where it says nothing.
column-action = The return's own id of the action; it stays the same from round to round.
column-text = What is to be done, in Markdown as written.
column-owner = Who does it.
column-measure = How one will know that it worked.
column-resources = What it takes.
column-risks = What may go wrong.
column-actions-status = What has become of it; empty where the return does not say.
column-due = The day on which it is due.
column-overdue = Whether it is open and was due before the round's deadline, or its date where it has none; empty where the return does not say what has become of it, or when one that is open is due.
column-action-before = The id of the action in the final return of the same participant in the round before: another one where the two are known by the likeness of their texts; empty where that return has none that is the same.
column-due-before = The day on which that return had it due; empty where there is none. An action that is due later now was put back.
column-name = Its name.
column-comparator-sets = The comparator sets that it is in, with a space between two; empty where it is in none.
column-standing = How far its return has come: returned (final and valid: the figures count it), draft (valid and still being written), refused (it has errors, or its report could not be made), missing (there is none).
column-late = Whether its final return was completed after the deadline; empty where there is none.
column-returns-completed = The day on which it was completed, where a valid return says it.
column-items-asked = How many items are asked of each participant.
column-items-rated = How many of them it rates; empty where there is no valid return.
column-items-shared = The items whose answer it offers to others as good practice, with a space between two; empty where there is none.
column-actions = How many actions it plans; empty where there is no valid return.
column-of = Whose answers are counted: those of all final returns, or of a group.
column-group = The group, of a grouping of the register's own as grouping.group; empty for all returns together.
column-figures-section = The section; empty for all answers together.
column-figures-item = The item; empty for all of a section.
column-figures-rating = The level.
column-figures-level = Its place on the scale, 1 the lowest.
column-count = How many ratings are at this level.
column-share = Their share of `rated`; empty where nothing is rated.
column-at-or-above = How many are at this level or above.
column-share-at-or-above = Their share of `rated`.
column-rated = How many answers are rated.
column-out-of = How many answers there could be.
column-returns = How many final returns are counted.
column-notice = What every page and file of the collection must say.

## PDFs alone

draft-badge = DRAFT
title-of-draft = { $title } (draft)
page-of = Page { $page } of { $pages }
on-page = page { $page }
column-number = Column { $number }
comma-late = , late
what-it-says = What it says
what-it-means = What it means
both-times = Both times
why = Why
attached-as = Attached as
commit-of = of { $day }
part-comma-whole = { $part }, { $whole }
part-all = { $part }, all

due-by = Due by
date-of-completion = Date of completion
not-given-date = Not given
after-due = , after the day by which it was due
profile = Profile
profile-lead = { $rated } of { $count } { WORD($count, $item) } { $rated ->
    [1] is
   *[other] are
} rated. Levels are counted and never averaged.
ratings-by-level-alt = Ratings by level.
dash-means = A dash: completed by others.
dash-means-outside = A dash: not applicable.
dash-means-either = A dash: completed by others, or not applicable.
dotted-means = Dotted rings: not rated.
beside-lead-these = Under each { ONE($item) }, bars show how the ratings of all that returned spread over the levels, for these: { $groups }. A triangle and a thick frame mark the level of { $name }, which is counted too.
ratings-lowest-left = Ratings, lowest level left
how-many-at-each = How many at each level
no-actions-given = No actions are given.
actions-in-order = { $count } { $count ->
    [one] action
   *[other] actions
}, in the order of the { MANY($item) }. Each number leads to its { ONE($item) }.
report-attached-here = That file is attached to this PDF under the name { $file }: it is text, and any editor opens it.
rubric-of-version = What was asked is that of version { $version } of the rubric, word for word. The program stocktake put the two together. It counts, and calculates nothing else.
fingerprint-of-attached = SHA-256 is a fingerprint: if the attached file has the same one, it is the file that this report was made from.
attached-return = The return that this report was made from

marks-heard = In what follows, { $added } and { $removed }. The signs say the same to those who hear this. White space, wrapping, emphasis and what nobody can see are not compared.
trails-last = The tables show the last { $count } rounds; the page shows all of them.
both-attached = Both are attached to this PDF: they are text, and any editor opens them.
questions-drawn-from = What each question is drawn from
attached-before = The return before, which was compared
attached-now = The return now, which was compared

collection = Collection
expected = Expected
of-them-late = Of them late
who-has-returned = Who has returned
figures-count-finals = The figures count final returns{ $due ->
    [yes] , late ones included
   *[no] {""}
}: { $returned } of { $expected }. Drafts and returns that are left out are in no figure. Where there is no return here, that says nothing about the { ONE($participant) }.
strangers-in-short = { $count } { $count ->
    [one] file of the round has errors and is
   *[other] files of the round have errors and are
} named after no { ONE($participant) } of the register.
each-answers = Each return answers { $count } { WORD($count, $item) }.
more-elsewhere = { $count } { WORD($count, $item) } more { $count ->
    [one] is completed by others and is
   *[other] are completed by others and are
} in no figure.
left-out-errors = Left out: errors
left-out-not-made = Left out: not made
so-many-of = { $count } of { $whole }
at-a-glance = At a glance
glance-bars = Beside each bar: how many ratings fell (left), stayed and rose (right), since { $round }, over { $count } { WORD($count, $participant) } that returned both times.
how-many-rated-each = How many rated themselves at each level
all-answers = All answers
all-answers-together = All answers together
groups-and-sets = { WRITTEN_MANY($group) } and comparator sets
comparator-sets = Comparator sets
groups-not-shown = { $minimum ->
    [1] A group without a final return is not shown.
   *[other] A group with fewer than { $minimum } final returns is not shown, and neither is one from which another could be worked out.
}
rated-of = { $rated } of { $out_of } rated
median-is = median: { $median }
agreement-is = agreement: { $agreement }
nobody-rated-it-both = Nobody rated it both times.
moved-since = Since { $round }: { $rose } rose, { $fell } fell, { $stayed } stayed, of { $compared } rated both times.
not-compared = Not compared
not-compared-why = Not compared. { $why }
completed-by-not-many = Completed by { $who }, not by the { MANY($participant) }.
where-agree-least = Where { MANY($participant) } agree least
agreement-is-leik = Agreement is 1 where all chose one level and 0 where half chose the lowest and half the highest. It is one minus Leik’s measure of dispersion (1966), which needs the order of levels alone. Little agreement says nothing about who is right.
what-moved-since = What moved since { $round }
movement-in-short = { $count } { WORD($count, $participant) } made a final return both times. Of { $compared } { $compared ->
    [one] rating
   *[other] ratings
} that can be compared, { $rose } rose, { $fell } fell and { $stayed } stayed.
now-level = Now { $level }
bold-stayed = How many ratings were at a level then, and at which they are now. What stayed is bold.
still-over-rounds = {" "}(over { $count } rounds, since { $round })
overdue-means-printed = Overdue: open, and due before { $deadline }, the day { $kind ->
    [date] of the round
   *[deadline] by which returns were due
}.
put-back-means = Put back: due later than the same action was in { $round }.
overdue-needs-status = Nobody said that an action without a status is open, so it is never overdue.
put-back-since = Put back since { $round }
put-back-attached = { $count } actions were put back. The attached { $file } names them: those whose { $due } is later than their { $before }.
was-due = Was due
is-due = Is due
where-good-practice = Where to look for good practice
practice-in-reports = Who rates itself { $level }, the top level, and who offers its answer to others, in the order of the register. The words themselves are in each { ONE($participant) }’s own report.
answers-lead = In the order of the register, which ranks nobody. { $levels }. A dash: not rated.
answers-lead-outside = { $short }: not applicable.
level-number = { $number }: { $level }
where-figures-come-from = Where these figures come from
every-figure-of-answers = Every figure is a count of final returns, or the least, the median, the greatest or the sum of the numbers in them, by the program stocktake.
every-figure = Every figure is a count of final returns, a share of one, or, for agreement, worked out from such counts, by the program stocktake. Ratings have an order and no distances between them, so nothing is averaged: a median is the level in the middle.
figures-attached = The figures and the answers that they count are attached to this PDF as CSV, which any spreadsheet opens.
finals-counted = Final returns counted

## The figures of a round as plain text

table-all = all
table-over-all = Over all
table-levels = Levels, lowest first:
table-out-of = { $expected } expected: { $returned } returned ({ $late } of them late), { $drafts } { $drafts ->
    [one] draft
   *[other] drafts
}, { $refused } with errors, { $missing } missing{ $strangers }
table-strangers = ; { $count } of nobody in the register
table-what-is-counted = Only what was returned is counted below. Shares are of what is rated.
table-what-is-given = Only what was returned is counted below.
table-given = given by
table-field = { $item } { $label }
table-field-unit = { $label } ({ $unit })
table-not-rated = not rated
table-not-applicable = n/a
table-of = out of
table-median = median
table-agreement = agreement
table-returned = returned
table-no-return = { $count } of { $whole }, no final return yet
table-held-back = { $count } of { $whole }, held back
table-held-back-for-another = { $count } of { $whole }, held back for another
table-rose = rose
table-fell = fell
table-stayed = stayed
table-not-rated-both = not rated both times
table-since = Since { $round }, over { $count } that returned both times:
table-without-movement = Without any movement: { $items }
table-never-moved = Since { $round }, { $count } rounds, never moved: { $items }
table-item-rounds = { $id } ({ $count } rounds)
table-item-why = { $id } ({ $why })
table-not-comparable = Not comparable with version { $version }: { $items }
table-no-longer-asked = No longer asked since version { $version }: { $items }
table-why-new = new
table-why-others = completed by others
table-why-scale = another scale
table-why-merged = merged
table-why-split = split
table-why-reworded = reworded
table-why-renumbered = renumbered
table-why-unrelated = another rubric
table-actions = actions
table-overdue = overdue
table-without-status = without status
table-put-back = put back
table-at-the-top = at the top level
table-shared = shared
