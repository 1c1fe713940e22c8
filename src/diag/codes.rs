//! The codes: each rule's one definition.
//!
//! To add a rule, add a line here in the order of the ids; the enum, the table in `docs/rules.md`
//! and `stocktake explain` follow. An id is never given to another rule, also when its own is gone.

use super::code::Definition;
use super::define::codes;

codes! {
    Unreadable "E001" "Every file of a collection is there and can be read."
        "A collection is a folder with `rubric.yaml`, `partnerships.yaml` and a folder for each \
        round, which holds `round.yaml` and the returns. Check the spelling of the file's name and \
        that you may open it.";
    TooLarge "E002" "A file is at most 1 MiB."
        "A long return is about 100 KB of text. A larger file is most likely not a return: look \
        whether a picture or another document was saved under this name.";
    NotUtf8 "E003" "A file is text in UTF-8."
        "Save the file again as UTF-8: most editors offer that in `Save as` or at the foot of the \
        window. Word documents cannot be renamed to `.yaml`; copy their text into a text file.";
    HiddenCharacter "E004" "A file holds no hidden control characters."
        "Characters that are not seen, such as a null or one that turns the direction of the text, \
        can make a file read differently from what it says. They come with text copied from \
        elsewhere. Delete the character at the place shown and type what stood there again.";
    Syntax "E005" "A file is valid YAML."
        "Mostly this is about indentation or a colon. Text with a colon, a hash sign or a \
        quotation mark is safe below `|`, indented by two more spaces than its key:\n\n    \
        evidence: |\n      Reviewed: March 2019.";
    RepeatedKey "E006" "A key is given once."
        "Where a key is given twice, nobody can tell which answer is meant. Keep one and delete \
         the other.";
    TooComplex "E007" "A file is not nested or repeated beyond reason."
        "Anchors (`&`), aliases (`*`) and nesting can make a small file unfold to a huge one. A \
        return needs none of them: write each answer out.";
    Conflict "E008" "Two versions of an answer do not stand side by side."
        "Two people changed the same place, each in their own way, and only you can say what is \
        right. Below `conflict:` stand `ours:`, `theirs:` and, as `base:`, what both began with. \
        Write what is right in place of `conflict:` and all that is below it. In a longer text, \
        ours stands between the lines `<<<<<<< ours` and `=======`, theirs below that and above \
        `>>>>>>> theirs`: make one of both and delete those three lines. While a branch is \
        rebased, `ours` is the branch that yours is put on, and `theirs` is your own.";
    UnknownKey "E010" "Only keys of the form are used."
        "A key that the form does not have would be left out of the report without a word, so it \
        is refused. Check its spelling and how far it is indented.";
    WrongKind "E011" "A value has the form that its key asks for."
        "Some keys take text, some take a list with a hyphen before each entry, some take further \
        keys below them. The example in the README shows every key.";
    Missing "E012" "What the form requires is filled in."
        "Add the key, or write something after it.";
    NotAnId "E013" "An id is lower-case words joined by hyphens."
        "Ids become file names and web addresses: they hold lower-case letters a to z, digits and \
        single hyphens, such as `argyll-and-bute`, and are at most 64 characters long. That of a \
        section or an item may have dots as well, such as `1.10`.";
    ReservedId "E014" "An id that becomes a file name is none that is taken."
        "`index`, `national`, `data`, `proposals`, `boards`, `changes`, `typst` and `assets` name \
        pages and folders of stocktake's own, which no collection, round or partnership takes. \
        `con`, `prn`, `aux`, `nul`, `com1` to `com9` and `lpt1` to `lpt9` are devices on Windows, \
        where no file can be called that: no item and no health board takes them either, nor does \
        an item have one of them before a dot. Choose another id.";
    NotADate "E015" "A date is a real day, written YYYY-MM-DD."
        "Write the tenth of May 2019 as `2019-05-10`.";
    NotAChoice "E016" "A value that has a fixed set of choices is one of them."
        "The message names the choices. They are written just as shown there, in lower case; the \
        report itself uses the words that readers expect.";
    RepeatedId "E020" "An id in a rubric is given once."
        "Sections, items and levels are known by their ids everywhere. Give each its own.";
    Descriptors "E021" "A descriptor belongs to a level of the scale, and every locally completed \
                        item has one for each."
        "Below `descriptors:` write one line for each level of the rubric's `scale:`. An item that \
        others complete has `completed_by:` in place of descriptors.";
    UnknownBoard "E022" "A partnership's health board is one that the register lists."
        "Add the board under `health_boards:`, or correct its id.";
    RubricVersion "E023" "A round is answered under a version of the rubric that the collection \
                          holds."
        "`rubric:` in `round.yaml` is the `version:` in `rubric.yaml`, or in an earlier version \
         beside it, `rubric-….yaml`.";
    UnknownRound "E024" "The round before is another round of this collection, and no round comes \
                         before itself."
        "`previous:` names the folder of another round beside this one. The first round has none, \
        so that whoever goes back from round to round comes to an end.";
    MinimumGroup "E025" "The smallest group whose figures are shown is a whole number of at least \
                         1."
        "`minimum_group:` in `partnerships.yaml` says how many returns a health board or a \
        comparator set must have for its figures to be shown. If it is left out, it is 3.";
    UnknownMember "E026" "A comparator set is of partnerships in the register."
        "Below `comparator_sets:` each set lists the ids of its members, as they stand under \
         `partnerships:`.";
    RepeatedMember "E027" "A comparator set names each of its members once."
        "Nobody counts twice. Delete the second; a partnership may be in several sets.";
    NoMember "E028" "A comparator set has at least one member."
        "List the ids of its members under `partnerships:`, or delete the set.";
    LongNotice "E029" "The notice of a collection is at most 120 characters long."
        "`notice:` in `partnerships.yaml` is one plain sentence that every page and file of the \
        collection bears, such as `Example: every partnership and every answer here is invented.` \
        Say there what readers must know, and the rest in the `note:` of a round.";
    NotRegistered "E030" "A return comes from a partnership in the register."
        "The register is `partnerships.yaml`. Correct the id, or add the partnership there.";
    NotItsFile "E031" "A return is in the file named after its partnership."
        "The file's name without `.yaml` and `partnership:` say the same. Correct the one that is \
         wrong.";
    NotItsRound "E032" "A return is in the folder of its round."
        "The folder's name and `round:` say the same. Correct the one that is wrong.";
    UnknownItem "E033" "Only proposals of the rubric are answered."
        "Check the number against `rubric.yaml`. `1.1` and `1.10` are different proposals.";
    NationalItem "E034" "A proposal that national bodies complete is not answered locally."
        "The form asks local systems not to enter a rating there. Delete the answer; if it says \
        something about another proposal, move it to that one.";
    Unanswered "E035" "A final return answers every locally completed proposal once."
        "Add the proposal with its rating. While work goes on, `status: draft` turns this into a \
         warning.";
    NotInScale "E036" "A rating is a level of the scale."
        "Use the id of one of the rubric's levels, such as `partly-established`.";
    NoEvidence "E037" "A rating stands on evidence."
        "Say below `evidence: |` what was considered in reaching the rating. While work goes on, \
        `status: draft` turns this into a warning.";
    RepeatedAction "E038" "An action's id is given once in a return."
        "The id is how an action is followed from round to round. Give each action its own.";
    Image "E039" "Evidence and actions hold no pictures."
        "Pictures are not carried into the reports. Say in words what the picture shows, or link \
         to it.";
    NotCompleted "E040" "A final return says when it was completed."
        "Add `completed: YYYY-MM-DD`.";
    HashText "E041" "A text does not begin with a hash sign."
        "What follows a hash sign is a note to yourself, so that nothing is left of a text such as \
        `#1 in Scotland`. Put it in quotation marks, or below `|`, indented.";
    NotTypeset "E050" "The text of a return can be set as a PDF."
        "Typst, which makes the PDF, could not set the text at this place; most often it holds a \
        character that none of the fonts has. Write it another way. The report that was published \
        before stays as it was; `--only html` makes the web page alone.";
    NotRendered "E051" "A template is without errors."
        "stocktake's own templates are; this is in a folder given by `--templates`. The message \
        names the template and the line.";
    TypesetTimeout "E052" "A report is typeset within the time limit."
        "The limit is 60 seconds; `--timeout SECONDS` gives more. A return that takes longer most \
        likely holds something unusual: a table of thousands of rows, say.";
    TypstUnusable "E053" "The Typst program can be run."
        "Leave `--typst` and `STOCKTAKE_TYPST` out to use the Typst inside stocktake, or give the \
        path of the official program.";
    NotWritten "E054" "What is published can be written."
        "Check that the output folder exists, that you may write to it, that the disk has room, \
        and that it lies apart from the folder of returns. What was published before is as it was.";
    TypesetMemory "E055" "A report is typeset within the limit of memory."
        "The limit is 900 MB for each PDF; `--typst-memory MB` gives more. A return that needs \
        more most likely holds something unusual: a hundred thousand small pieces of text, say. \
        What was published before stays as it was.";
    NoDocument "E056" "What the Typst program makes is the whole report that was asked for."
        "The program said that all is well, and what it left is not a whole PDF with pages, to the \
        standards PDF/UA-1 and PDF/A-3a, with the return attached. What was published before stays \
        as it was. Leave `--typst` and `STOCKTAKE_TYPST` out to use the Typst inside stocktake, or \
        give the path of the official program.";
    TypstBroke "E057" "The Typst program comes to an end of its own."
        "The program was killed, or broke down. That says nothing of the return: the machine may \
        have run out of memory or of processes, or somebody stopped the program. What was \
        published before stays as it was.";
    NothingSelected "E060" "A selection names something that exists."
        "A selection is `collection`, `collection/round` or `collection/round/partnership`.";
    NoRevision "E061" "A revision is one that git can read."
        "What stands before the colon in `REVISION:…` is a branch, a tag or a commit of the \
        repository around the folder of returns, such as `main`, `v1` or `HEAD~3`. `git fetch \
        --unshallow` brings what a shallow copy lacks.";
    NoGitSetup "E062" "Git can be told to compare and merge returns."
        "`stocktake git-setup` writes to the settings of the repository around the folder of \
        returns, and takes nothing away that is not its own.";
    RepeatedVersion "E070" "A version of the rubric is in one file."
        "`rubric.yaml` is what is asked now; what was asked before stands beside it as \
        `rubric-….yaml`, each file with its own `version:`. Where two files say that they are the \
        same version, nobody can tell which one a round was answered under.";
    ReplacedVersion "E071" "A version of the rubric replaces another one that the collection holds."
        "`replaces:` beside `version:` names the version before this one. The first version has \
        none, and no version comes, by way of others, before itself.";
    ReplacedItem "E072" "A proposal replaces proposals of the version before."
        "`replaces:` in a proposal gives the id, or a list of ids, that it had in the version \
        which its rubric replaces, each once.";
    LostInPdf "E080" "Every word of a report is in its PDF."
        "stocktake reads each PDF that it has made, and publishes none in which words are missing: \
        page and PDF stay as they were. Set the text in shorter paragraphs or a simpler table, and \
        please report it.";
    Misplaced "E081" "No words of a PDF lie beside the page or over others."
        "stocktake reads each PDF that it has made, and publishes none in which words cannot be \
        seen: page and PDF stay as they were. Set the text in shorter words or a simpler table, \
        and please report it.";
    NoGlyph "E085" "The fonts of the PDF have every character of a text."
        "The PDF is set in the fonts that stocktake brings, which have the letters of European \
        languages, signs, symbols and emoji. Another character would be missing there. Write it in \
        another way, such as in words or in Latin letters, or put a font that has it into the \
        folder `fonts` of templates of your own and name them with `--templates`.";
    Unshaped "E086" "A text is in a script that the PDF sets as it is read."
        "Letters that change or move with what stands beside them, as in Hindi, would be set one \
        by one in the PDF, which none of its fonts has rules for. Write it in Latin letters, or \
        link to a page or a document that has it.";
    RepeatedLabel "E087" "A label of a footnote or a link is defined once in a text."
        "Every `[^1]` leads to the first note of that label, and every `[…][1]` to the first \
        address: what is defined a second time would never be found. Most often two texts with \
        notes of their own were put together. Give one of the two another label, in the definition \
        and where the text refers to it.";
    Crowded "E090" "A paragraph, a heading, a table and a block of code are made of no more pieces \
                    than can be set."
        "A paragraph holds up to 1,000 links, notes, marked words and breaks, a table up to 40 \
        columns, a block of code up to 5,000 lines, a heading up to 8,000 letters. A word of more \
        than twenty letters may end a line anywhere, and counts as a piece for each four letters. \
        Where there are more, one page would take minutes to set.";
    TooHeavy "E091" "A report is made of no more pieces than can be set."
        "Plain text is light: a file is full before a report has too much of it. Bullets, \
        headings, cells of tables, notes, links and actions are heavier, and a report holds tens \
        of thousands of them at most. That is some hundred times what a long return has: look for \
        what was copied over and over.";
    LongText "E092" "A name or a line of text is at most as long as there is room for."
        "A term of the rubric is up to 100 letters long, a title, a name or a label up to 300, and \
        any other text without Markdown, such as a statement or an owner, up to 5,000. Longer \
        evidence has its place in `evidence:`.";
    TooMany "E093" "A rubric and a register are of a size that a page can show."
        "A scale has up to 20 levels, a rubric up to 300 items, a register up to 2,000 \
         partnerships.";
    InTheWay "E095" "Where something is published, nothing but a plain file in plain folders is \
                     replaced."
        "A link, a pipe or a device in the output folder is not stocktake's, and what is written \
        to it would land elsewhere. Move it away, or name another folder with `--out`. The output \
        folder itself may be a link: what it leads to is published to.";
    Altered "E096" "What is withdrawn is as it was published."
        "A return that is gone takes its page and its PDF with it. A file that somebody altered \
        since stocktake made it may hold what nobody else has, and stays: look at it, and remove \
        it.";
    NoList "E097" "The list of what was published is stocktake's."
        "`manifest.json` in the output folder says what stocktake made there, so that it takes \
        away what it makes no more and nothing else. Another file of that name must not be \
        overwritten.";
    NotAsPublished "E120" "A file that was published is there as it was published."
        "`manifest.json` in the output folder has the SHA-256 of every file that stocktake \
        published there. `stocktake verify` names each that has other bytes now, or is gone. \
        `stocktake build` makes it as it was, if its returns are as they were.";
    NotAsSet "E121" "A report that is set again has the same text."
        "`stocktake verify report.pdf` takes the return that the PDF carries, sets its report \
        again among the returns of its collection, and compares the text page by page. Where it \
        differs, the PDF was altered, or what stands in it beside the return has changed since: \
        the figures of the others, the rubric, the templates, or stocktake itself.";
    NotWhole "E122" "Parts that are joined are all the parts of one whole."
        "Each machine makes a part of the outputs with `--partition`, and `stocktake join` puts \
        them together where all are there, as they were made, and planned alike: from the same \
        returns, by the same stocktake, with the same options. A report that cannot be set in one \
        part is in the plan of the others; mend it, and build all parts again.";
    NoReturn "E123" "A PDF that is verified carries a return of a collection that is there."
        "Every report carries the file of its return. `--returns` names the folder of collections \
        in which its round and its partnership are looked for.";
    PartFolder "E124" "A part has an output folder of its own."
        "A build of a part takes away what stocktake made in its folder and is not of that part. \
        Therefore it goes into no folder that holds a whole, and a whole into none that holds a \
        part.";
    TableTooWide "E130" "A table has room for the letters in each of its columns."
        "A column is at least as wide as the widest letter, sign or emoji in it, with the mark of \
        a note if there is one; words are broken where they must be. Evidence is set 125 mm wide, \
        an action about 50 mm where all of them are listed, and less within a list or a quotation. \
        Make several tables, exchange rows and columns, or write a list.";
    KeyInText "E131" "A key of a return is not part of the text above it."
        "What stands as far to the right as a text below `|` belongs to it. `actions:` and the \
        other keys of an answer stand exactly below `rating:` and `evidence:`, the keys of an \
        action below its `text:`, and the text further to the right. What is meant as text begins \
        with a capital letter, or stands in back-ticks.";
    LeftOutOfParts "E140" "Parts that are joined hold all that there is to publish."
        "A return with errors is left out by every part alike. The parts are joined and published \
        all the same, what was published of it before stays, and the exit status is 1, as that of \
        a build on one machine.";
    SignText "E141" "A text does not begin with a sign that YAML takes for its own."
        "At the start of a text `&` begins a name for what follows, `*` stands for what has such a \
        name, and `!` says of which kind it is: nothing is left of a text such as `&nbsp;`. Put it \
        in quotation marks, or below `|`, indented.";
    Late "W001" "A return is completed by the round's deadline."
        "Nothing needs doing: the report says that the return came after the deadline.";
    NoAction "W002" "A rating below the top level comes with an improvement action."
        "The form asks for improvement actions so that local improvement can be planned. Add one \
        below `actions:`, or leave it if none is planned.";
    DraftUnanswered "W003" "A draft still has proposals to answer."
        "Answer them before you change `status:` to `final`; then this is the error E035.";
    DraftNoEvidence "W004" "A draft still has ratings without evidence."
        "Give the evidence before you change `status:` to `final`; then this is the error E037.";
    RefusedLink "W005" "A link leads to a web page or an e-mail address."
        "Links that start with `https://`, `http://` or `mailto:` work in the reports. Any other \
        is shown as the text it is, with its address beside it.";
    TooDeep "W006" "Lists and quotations are nested within reason."
        "What is nested deeper than the report can show is set as plain paragraphs; no words are \
         lost.";
    StrayFile "W007" "A collection holds its own files and, in the folders of its rounds, returns."
        "A return is a `.yaml` file in the folder of a round, an earlier version of the rubric a \
        file `rubric-….yaml` beside `rubric.yaml`. Move the file there, or elsewhere if it was not \
        meant to be either.";
    ExtraCells "W008" "A row of a table has no more cells than its heading."
        "What is too much is set in the last cell; no words are lost. Most often a `|` that \
        belongs to the text was read as the border of a cell: write it `\\|`.";
    UnusedNote "W009" "A footnote or link that is defined is referred to."
        "A definition such as `[^1]: …` is shown where the text says `[^1]`. Where nothing refers \
        to it, it is shown as text.";
    TypstVersion "W010" "The outside Typst program is of the version that stocktake was made with."
        "Another version may set the pages differently or refuse the templates.";
    LostWords "W011" "Text keeps the words that YAML gives a meaning of their own."
        "In text that is neither in quotation marks nor below `|`, what follows a space and a hash \
        sign is a note to yourself, and a word that begins with `&` is a name: neither is part of \
        the text. Put the text below `|`, indented, if they belong to it.";
    Reworded "W012" "A proposal whose words or number changed from one version of the rubric to \
                     the next says what it replaces."
        "Where a statement or a descriptor is worded otherwise, the same level may mean something \
        else, so how the ratings moved is not stated. If the answers can still be compared, say so \
        by `replaces:` with the id; if it is another question now, give it another id. Where a \
        question was put in, those below it say under their new numbers what they said under the \
        old ones: each says by `replaces:` which it was.";
    ColourAlone "W013" "What a coloured sign says is said in words as well."
        "The PDF shows it without its colour, and whoever cannot tell the colours apart, or hears \
        the text, learns nothing from it. Write the word beside it or in its place, such as `red` \
        or `on track`.";
    UndefinedLabel "W014" "A mark of a footnote or a link has its definition."
        "A mark such as `[^1]` needs a line `[^1]: …` in the same text, and `[words][1]` a line \
        `[1]: https://…`. Without it, and within a note or a link, the mark is shown as it is \
        typed.";
    FoldedLines "W023" "A list or a table keeps its lines."
        "Below `>`, behind a colon and in quotation marks YAML joins the lines of a text, so that \
        a list or a table becomes one line. Below `|` each line stays as it is:\n\n    evidence: \
        |\n      We have:\n\n      - one thing;\n      - another thing.";
    PastedList "W024" "A list is written with hyphens or numbers."
        "Bullets of a word processor, and marks such as `a)` or `(i)`, begin no list in Markdown: \
        its entries are published one after another on one line. Begin each with a hyphen and a \
        space, or with `1.` and a space, on a line of its own.";
    PastedTable "W025" "A table has `|` between its cells and a line of dashes below its heading."
        "Write it so:\n\n    | Year | Places |\n    | --- | --- |\n    | 2018 | 22 |\n\nTabs, and \
        `|` alone, make no table in Markdown: its rows are published one after another on one \
        line.";
    LostSign "W026" "A figure keeps its sign."
        "A hyphen or a plus with a space at the start of a line begins an entry of a list, and `>` \
        a quotation; `*` and `~` around a figure set it otherwise. None of them is published. \
        Write the sign without a space, in words, or with a backslash before it.";
    LostBackslash "W027" "A path keeps its backslashes."
        "A backslash before another sign says that the sign is meant, and is not published itself. \
        In back-ticks it is kept: `` `G:\\Plans\\*final*` ``.";
    BrokenLink "W028" "What is written like a link is one."
        "A link is `[words](https://…)`: no blank between the brackets, none in the address, \
        straight quotation marks. What is written otherwise is published as it is typed.";
    Remark "W029" "A note to colleagues is not part of the text that is published."
        "All that stands in a text is published, `<!-- … -->` and lines that begin with `#` as \
        well. A note to yourself goes on a line of its own that begins with `#`, above the key of \
        the text.";
    Underlined "W030" "A line of dashes is not drawn right below a paragraph."
        "Right below a line of text, dashes or equals signs make a heading of it. Leave a line \
         empty between them.";
    IndentedCode "W031" "Text is not indented like code."
        "Text that is indented by four spaces or a tab more than its surroundings is set as code, \
        in a fixed width. Indent it like the lines around it; what is meant as code stands between \
        two lines of three back-ticks.";
    LooksEmpty "W032" "A line that looks empty is empty."
        "A line that holds a no-break space or another character that is not seen parts no \
        paragraphs. It most likely came with text copied from elsewhere: delete the line and make \
        it anew.";
    NoHistory "W063" "A report says which commit its return comes from."
        "Each report names the commit of git that brought its return. Where the returns are in no \
        repository there is none to name. Where there is one and git gives no answer, the reports \
        are made without it: the message says why git does not answer, and what helps.";
    NotListed "W078" "What is in an output folder was published by stocktake."
        "What is not in `manifest.json` was put there by somebody else, and stocktake never \
        touches it. That may be as it should be: a `CNAME`, or a page of your own. `--strict` \
        makes an error of it.";
    AnotherReturn "W079" "A report carries the return as it is in the collection."
        "The return has been changed since the report was made, or the report is not of this \
        collection. `stocktake build` makes the report anew.";
    Unfinished "W080" "A final return holds no marks of work that goes on."
        "Marks such as `TBC`, `TODO`, `???` and `XX%`, the `[AB1]` of a comment in Word, and what \
        a template says where somebody is to write, are published as they stand. Say what is \
        meant, or write `status: draft` while work goes on. What is meant as it stands is no mark \
        in back-ticks, such as `` `TBC` ``, or where the text says once in full what it is short \
        for.";
    Unclosed "W081" "What begins bold text or code has its end."
        "Two stars or underscores before a word and two behind it set what is between them in \
        bold, without a blank inside and within one paragraph; where one pair is missing, the \
        signs are published as they are typed. Code begins with a line of three back-ticks and \
        ends with another one: without that, all that follows is published as code.";
    FarDate "W082" "A day is one that can be meant."
        "An action is due within thirty years of its round, and neither an action nor a return is \
        of fifteen years before it or more. Most often a figure of the year was typed wrong. If \
        the day is meant, leave it as it is.";
    LostLetters "W083" "A backslash in double quotation marks is not meant as one."
        "In double quotation marks a backslash makes another character of the letter behind it: \
        `\\t` is a tab and `\\n` ends the line, so that `\"C:\\temp\"` is published without its \
        backslash and its `t`. Put such a text in single quotation marks, or below `|`, indented: \
        there a backslash stays as it is. A line that is ended by `\\n` on purpose is no finding.";
    NameInBold "W084" "Underscores that belong to a name are not taken for bold."
        "Two underscores around a word set it in bold, and are gone: of `__init__.py` remains \
        `init.py`. Put the name in back-ticks, or a backslash before each underscore.";
    PlainText "W085" "A text that is published as one line holds no signs of Markdown."
        "The owner of an action, its measure, its resources and its risks are plain texts of one \
        line: what is written between asterisks or as a link is published with its signs. Bold \
        words, links and lists can stand in the action's `text:` and in the evidence.";
    Overwritten "W090" "What is published is changed where it comes from, and not in the output \
                        folder."
        "A build makes a file of the output folder anew where somebody has altered it, and what \
        was changed there is gone. Change the return, the rubric, `round.yaml` or the templates \
        instead. A file of your own under another name is never touched.";
    StillPublished "W091" "What is withdrawn is taken away from what is published."
        "A return whose file is gone stays published until a build takes it away: one of \
        everything, of its collection or of its round.";
    DeadLink "W092" "A page that was published leads to what is there."
        "`stocktake verify` follows the links of every page within the output folder. Where one \
        leads nowhere, a file was removed by hand or a template of your own leads to what is not \
        published. `stocktake build --force` makes all pages anew.";
}
