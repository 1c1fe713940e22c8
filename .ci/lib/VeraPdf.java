// Holds PDF files to PDF/UA-1 and PDF/A-3a with veraPDF's engine, all files in one start of Java.
//   java -cp CLASSPATH VeraPdf.java FILE...
// Prints a line for each file and standard; exit status 1 if any file breaks a rule of either, or cannot be read.

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public final class VeraPdf {
    private static final List<PDFAFlavour> STANDARDS = List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A);
    private static final int SHOWN_PER_RULE = 100;

    public static void main(String[] files) {
        if (files.length == 0) {
            System.err.println("usage: VeraPdf.java FILE...");
            System.exit(2);
        }
        Logger.getLogger("org.verapdf").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        int failed = 0;
        for (String file : files) {
            for (PDFAFlavour standard : STANDARDS) {
                if (!complies(file, standard)) {
                    failed++;
                }
            }
        }
        System.out.printf("veraPDF: %d files, %d standards, %d failures%n", files.length, STANDARDS.size(), failed);
        System.exit(failed == 0 ? 0 : 1);
    }

    private static boolean complies(String file, PDFAFlavour standard) {
        try (InputStream in = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, standard);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(standard, SHOWN_PER_RULE, true, false, false)) {
            ValidationResult result = validator.validate(parser);
            // A validator that looked at nothing has proved nothing.
            boolean passed = result.isCompliant() && result.getTotalAssertions() > 0;
            System.out.printf("%s %s: %s (%d assertions)%n",
                    passed ? "pass" : "FAIL", file, standard, result.getTotalAssertions());
            broken(result).forEach((rule, times) -> System.out.printf("     %s (%d times)%n", rule, times));
            return passed;
        } catch (Exception | LinkageError e) {
            System.out.printf("FAIL %s: %s: cannot be read: %s%n", file, standard, e);
            return false;
        }
    }

    private static Map<String, Integer> broken(ValidationResult result) {
        Map<String, Integer> rules = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber() + " "
                        + assertion.getMessage().replaceAll("\\s+", " ");
                rules.merge(rule, 1, Integer::sum);
            }
        }
        return rules;
    }
}
