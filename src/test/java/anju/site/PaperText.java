package anju.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a PDF says, for tests that read it. */
public final class PaperText {
    private PaperText() {}

    public static String of(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            // Noto's glyphs stand for a character and for its radical; the reader gives the radical.
            var text = new PDFTextStripper().getText(document);
            return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
