//! The codes, in the order of their ids.
//!
//! To add a rule, write its page, `docs/rules/<id>.md`, and add a line here; the enum, the table in
//! `docs/rules.md` and `stocktake explain` follow. An id is never given to another rule, also when
//! its own is gone.
//!
//! Behind the id stand the fixes that its findings may have, and `=> stops` where what was asked
//! for cannot be done at all.

use super::code::Definition;
use super::define::codes;
use super::fix::Safety;

codes! {
    Unreadable "E001";
    TooLarge "E002";
    NotUtf8 "E003";
    HiddenCharacter "E004" fixes(Safe, Suggested);
    Syntax "E005" fixes(Safe, Suggested);
    RepeatedKey "E006";
    TooComplex "E007";
    Conflict "E008";
    UnknownKey "E010" fixes(Safe, Suggested);
    WrongKind "E011" fixes(Safe, Suggested);
    Missing "E012";
    NotAnId "E013" fixes(Suggested);
    ReservedId "E014";
    NotADate "E015" fixes(Safe, Suggested);
    NotAChoice "E016" fixes(Safe, Suggested);
    RepeatedId "E020";
    Descriptors "E021" fixes(Safe, Suggested);
    UnknownBoard "E022" fixes(Safe, Suggested);
    RubricVersion "E023";
    UnknownRound "E024";
    MinimumGroup "E025";
    UnknownMember "E026" fixes(Safe, Suggested);
    RepeatedMember "E027";
    NoMember "E028";
    LongNotice "E029";
    NotRegistered "E030" fixes(Safe, Suggested);
    NotItsFile "E031";
    NotItsRound "E032";
    UnknownItem "E033" fixes(Suggested);
    NationalItem "E034";
    Unanswered "E035";
    NotInScale "E036" fixes(Safe, Suggested);
    NoEvidence "E037";
    RepeatedAction "E038";
    Image "E039";
    NotCompleted "E040";
    HashText "E041" fixes(Suggested);
    NotTypeset "E050";
    NotRendered "E051" => stops;
    TypesetTimeout "E052";
    TypstUnusable "E053" => stops;
    NotWritten "E054" => stops;
    TypesetMemory "E055";
    NoDocument "E056" => stops;
    TypstBroke "E057" => stops;
    NothingSelected "E060" => stops;
    NoRevision "E061" => stops;
    NoGitSetup "E062" => stops;
    RepeatedVersion "E070";
    ReplacedVersion "E071";
    ReplacedItem "E072";
    LostInPdf "E080";
    Misplaced "E081";
    NoGlyph "E085" fixes(Suggested);
    Unshaped "E086";
    RepeatedLabel "E087";
    Crowded "E090";
    TooHeavy "E091";
    LongText "E092";
    TooMany "E093";
    InTheWay "E095" => stops;
    Altered "E096";
    NoList "E097" => stops;
    NotAsPublished "E120";
    NotAsSet "E121";
    NotWhole "E122" => stops;
    NoReturn "E123" => stops;
    PartFolder "E124" => stops;
    TableTooWide "E130";
    KeyInText "E131" fixes(Suggested);
    LeftOutOfParts "E140";
    SignText "E141" fixes(Suggested);
    TypstRefused "E146";
    Late "W001";
    NoAction "W002";
    DraftUnanswered "W003";
    DraftNoEvidence "W004";
    RefusedLink "W005";
    TooDeep "W006";
    StrayFile "W007";
    ExtraCells "W008";
    UnusedNote "W009";
    TypstVersion "W010";
    LostWords "W011" fixes(Suggested);
    Reworded "W012";
    ColourAlone "W013";
    UndefinedLabel "W014";
    FoldedLines "W023" fixes(Suggested);
    PastedList "W024" fixes(Suggested);
    PastedTable "W025";
    LostSign "W026" fixes(Suggested);
    LostBackslash "W027" fixes(Suggested);
    BrokenLink "W028" fixes(Suggested);
    Remark "W029";
    Underlined "W030" fixes(Suggested);
    IndentedCode "W031";
    LooksEmpty "W032" fixes(Safe);
    NoHistory "W063";
    NotListed "W078";
    AnotherReturn "W079";
    Unfinished "W080";
    Unclosed "W081";
    FarDate "W082";
    LostLetters "W083" fixes(Suggested);
    NameInBold "W084";
    PlainText "W085";
    NullWord "W086";
    MergeRemark "W087";
    Overwritten "W090";
    StillPublished "W091";
    DeadLink "W092";
    UnusedTemplate "W093";
    EmptyTemplate "W094";
    RoundBeforeUnused "W096";
}
