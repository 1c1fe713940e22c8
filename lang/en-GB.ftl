# British English: every word and sentence that stocktake itself publishes and shows.
#
# Each message has a key and is made from facts, which begin with a dollar sign. Words for things are those of the rubric:
# ONE and MANY give a term as it stands within a sentence, WORD the one that goes with a count, WRITTEN_ONE and WRITTEN_MANY
# the term as the rubric writes it, CAPITAL a text with a capital letter first. Of the notation (https://projectfluent.org)
# texts, facts, functions and choices by a fact are known, and nothing else.

## How words and figures are written

# Whether terms lose their capital letter within a sentence: `lowered` or `as-written`.
terms-within-sentences = lowered
decimal-separator = .
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

self-evaluations = Self-evaluations
report-title = { $name }: { $round }
national-title = { $round }: { $title }
board-title = { WRITTEN_ONE($group) } { $name }: { $round }
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
moved-neither = Rated neither time
moved-moved = Moved
not-comparable = Not comparable
not-comparable-rubric = Not comparable, because the rubric changed
cannot-be-read = Cannot be read
no-return-then = No final return then
not-rated-then = Not rated then
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
returned-none = None of the { $expected } { MANY($participant) } has made a final return, so there are no figures yet.
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

reach-one = One return is no national picture: what follows is what that { ONE($participant) } says of itself.
reach-few = Fewer than half have returned: the figures say nothing of the other { $count } { WORD($count, $participant) }.

spread-only-rating = The only rating is { $level }.
spread-overall = The median of all { $rated } ratings { $kind ->
    [between] lies
   *[level] is
} { $median }; { $top } { $top_count ->
    [0] is
    [1] is
   *[other] are
} at the top level, { $top_level }, and { $lowest } at the lowest, { $lowest_level }.
spread-one-level = All { $rated } ratings are { $level }.
spread-not-rated = { $count } { $count ->
    [one] answer is
   *[other] answers are
} not rated.
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

actions-none = No improvement action is given.
actions-given = { $count } { $count ->
    [one] improvement action is
   *[other] improvement actions are
} given: { $states }.
actions-put-back = { $count ->
    [0] None was
    [1] 1 was
   *[other] { $count } were
} put back since { $round }.
state-open = open ({ $overdue } at the deadline of { $deadline })
overdue-not = not overdue
overdue-it = overdue
overdue-some = { $count ->
    [0] none
   *[other] { $count }
} overdue
state-it = it is { $state }
state-all = all are { $state }
state-some = { $count } { $state }

## A return beside others

place-draft = This return is a draft: its answers are in no national figure.
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

## What changed between two returns

draft-neither = Neither return is final.
draft-new = The return of { $round } is not final: what is compared here may still change.
draft-old = The return of { $round } was never made final.

progress-added = New
progress-carried = Still open
progress-done = Done since
progress-dropped = Dropped since
progress-reopened = Open again
progress-settled-done = Done before, and is
progress-settled-dropped = Dropped before, and is
progress-unstated = Status no longer given
progress-vanished = Open before, not mentioned now
progress-cleared-done = Done before, not mentioned now
progress-cleared-dropped = Dropped before, not mentioned now
progress-copied = Copied
progress-split-off = Split off
progress-taken-into = Taken into another

action-likeness = Known by its likeness: its text is { $share } the same as that of “{ $id }”.

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
also-questions = { $count } { $count ->
    [one] question
   *[other] questions
}

share-now = It is now offered to others as good practice.
share-no-more = It is no longer offered to others as good practice.

evidence-none = There is none, as before.
evidence-same = Word for word the same.
evidence-edited = Edited: { $old } { $old ->
    [one] word
   *[other] words
} before, { $new } now; { $kept } stayed.
evidence-rewritten = Rewritten: { $old } { $old ->
    [one] word
   *[other] words
} before, { $new } now; { $kept } stayed.
evidence-added = Added: there was none before. { $new } { $new ->
    [one] word
   *[other] words
} now.
evidence-removed = Removed: there is none now. { $old } { $old ->
    [one] word
   *[other] words
} before.
evidence-unread = It cannot be read on both sides.

passages-unchanged = { $count } { $count ->
    [one] passage
   *[other] passages
} unchanged
passage-moved = Moved { $kind }
passage-added = Added { $kind }
passage-removed = Removed { $kind }
passage-part = { $told }: { $at } of { $many }
passage-edited = { $what ->
    [words] Edited { $kind }
    [place] Moved { $kind }
    [both] Edited and moved { $kind }
   *[form] { CAPITAL($kind) }
}
passage-was = { $said }, a { $was } before
passage-deeper = { $said }, deeper than before
passage-less-deep = { $said }, less deep than before
shared-evidence = { $passages } { $passages ->
    [one] passage
   *[other] passages
} of { $words } words

trail-status = { CAPITAL($status) }
trail-due = { CAPITAL($status) }, due { $day }
trail-never-put-back = Never
trail-put-back = { $times } { $times ->
    [one] time
   *[other] times
}
