//! Every code has a case, or a test of its own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use stocktake::diag::Code;

use super::case::Case;

/// Codes that no YAML file alone can give, each with the module of the suite and the test that
/// gives it.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    ("E001", "files", "a_file_that_is_missing_is_named"),
    ("E002", "files", "a_file_of_more_than_a_mebibyte_is_refused"),
    ("E003", "files", "text_in_another_encoding_is_refused_at_its_first_foreign_byte"),
    ("E050", "typeset", "a_character_without_a_glyph_is_found_at_the_authors_line"),
    ("E051", "build", "a_broken_template_is_named_with_its_line"),
    ("E052", "typeset", "a_program_that_takes_too_long_is_stopped"),
    ("E053", "typeset", "a_program_that_does_not_exist_stops_the_build"),
    ("E054", "build", "an_output_folder_that_cannot_be_written_is_said"),
    ("E055", "typeset", "a_program_that_runs_out_of_memory_is_said_to_and_the_author_is_not"),
    ("E056", "typeset", "what_is_no_whole_report_never_takes_the_place_of_one"),
    ("E057", "typeset", "a_program_that_breaks_down_is_said_to_and_the_author_is_not"),
    ("E060", "selections", "a_selection_that_names_nothing_gets_the_nearest"),
    ("E061", "revision", "a_revision_that_is_not_there_gets_the_nearest"),
    ("E062", "git_setup", "a_folder_outside_a_repository_is_refused"),
    ("E080", "readback", "a_pdf_in_which_words_are_missing_is_not_published"),
    ("E081", "readback", "a_pdf_in_which_words_lie_beside_the_page_is_not_published"),
    ("E095", "publishing/folder", "nothing_is_written_through_a_link"),
    ("E096", "publishing/withdrawn", "a_withdrawn_page_that_somebody_altered_is_left_and_said"),
    ("E097", "publishing/folder", "a_file_that_has_the_name_of_the_list_is_not_overwritten"),
    ("E120", "publishing/verify", "a_folder_is_held_to_its_list"),
    ("E121", "publishing/verify", "a_report_that_its_return_does_not_give_is_told_by_page"),
    ("E122", "publishing/parts", "parts_that_are_no_whole_are_not_joined"),
    ("E123", "publishing/verify", "what_carries_no_return_cannot_be_verified"),
    ("E124", "publishing/parts", "a_part_goes_into_no_folder_that_holds_a_whole"),
    ("E143", "merge", "what_is_no_text_is_left_as_it_is"),
    ("E156", "authoring/carried", "a_final_return_confirms_what_it_takes_over_or_says_it_anew"),
    ("W104", "authoring/carried", "a_final_return_confirms_what_it_takes_over_or_says_it_anew"),
    ("W078", "publishing/verify", "a_folder_is_held_to_its_list"),
    ("W079", "publishing/verify", "a_report_is_held_to_the_return_that_it_carries"),
    ("E090", "bounds", "a_paragraph_of_too_many_pieces_is_refused_where_it_begins"),
    (
        "E091",
        "bounds",
        "a_return_of_far_more_pieces_than_any_honest_one_is_refused_at_its_heaviest_text",
    ),
    ("E092", "bounds", "names_and_lines_have_room_for_so_many_letters"),
    ("E093", "bounds", "a_scale_of_hundreds_of_levels_is_refused_at_the_first_that_is_too_much"),
    ("E130", "bounds", "a_table_whose_columns_find_no_room_is_refused_at_its_heading"),
    (
        "E140",
        "publishing/parts",
        "a_report_that_is_left_out_of_all_parts_stays_as_it_was_where_they_are_joined",
    ),
    ("E146", "typeset", "what_an_outside_program_refuses_is_no_fault_of_stocktake_or_of_a_return"),
    ("E147", "language", "a_slip_in_a_language_file_is_told_at_its_line_before_anything_is_made"),
    ("W098", "language", "a_page_is_in_the_language_in_which_most_of_it_is_said"),
    ("W093", "publishing/folder", "a_file_among_templates_that_nothing_uses_is_told"),
    (
        "W094",
        "publishing/folder",
        "a_part_that_is_empty_is_told_and_a_page_that_is_made_empty_is_refused",
    ),
    ("W090", "publishing/withdrawn", "a_file_that_somebody_altered_is_named_when_it_is_made_anew"),
    (
        "W091",
        "publishing/withdrawn",
        "a_build_of_a_part_takes_away_nothing_of_another_and_says_what_is_left",
    ),
    ("W096", "versions", "a_round_before_that_cannot_be_used_is_told_of"),
    ("W099", "versions", "rounds_that_are_called_alike_are_told_of_once"),
    ("W100", "versions", "a_deadline_before_that_of_the_round_before_is_told_of"),
    (
        "W101",
        "publishing/withdrawn",
        "that_the_front_page_stays_as_it_was_is_said_where_no_error_is_told",
    ),
    ("W092", "publishing/verify", "a_page_that_leads_nowhere_is_found"),
    ("W007", "files", "a_file_that_is_no_return_is_told_of"),
    ("W063", "git_quiet", "a_repository_of_somebody_else_is_said_to_be_one"),
    ("W087", "merge", "every_case_is_merged_as_expected_where_a_side_is_favoured"),
    ("W010", "typeset", "another_version_of_typst_is_told_of"),
];

#[test]
fn every_code_has_a_case_or_a_test_of_its_own() {
    let mut covered: BTreeSet<String> =
        ["returns", "forms", "rubrics", "newer", "earlier", "registers", "rounds"]
            .into_iter()
            .flat_map(Case::all)
            .flat_map(|case| case.expected)
            .map(|finding| finding.code)
            .collect();
    for (code, module, test) in ELSEWHERE {
        assert!(covered.insert((*code).to_owned()), "{code} has a case: take it from the list");
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/suite/{module}.rs"));
        let tests = fs::read_to_string(&file).expect("the module");
        assert!(tests.contains(&format!("fn {test}()")), "{module} has no test `{test}` of {code}");
    }
    let without: Vec<_> =
        Code::ALL.iter().map(|code| code.id()).filter(|id| !covered.contains(*id)).collect();
    assert!(without.is_empty(), "no case gives {without:?}");
}
