package anju.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFPictureData;

/** A DOCX as an office program reads it. */
public final class Office {
    private Office() {}

    /** All its words, headers and footers too. */
    public static String words(byte[] docx) {
        try (var word = new XWPFDocument(new ByteArrayInputStream(docx))) {
            return new XWPFWordExtractor(word).getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<byte[]> pictures(byte[] docx) {
        try (var word = new XWPFDocument(new ByteArrayInputStream(docx))) {
            return word.getAllPictures().stream().map(XWPFPictureData::getData).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
