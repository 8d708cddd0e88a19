package anju.demo;

import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.dhatim.fastexcel.Workbook;
import org.springframework.stereotype.Component;

/** Papers and pictures of the demonstration: small workbooks and drawings, since nothing was there to photograph. */
@Component
class DemoVouchers {
    private static final String USE = "stewardship.voucher";

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private static final byte[] LORRY = lorry();

    private final Attachments attachments;

    DemoVouchers(Attachments attachments) {
        this.attachments = attachments;
    }

    UUID receipt(Viewer by, Story story, Rooms.Entry entry) {
        return sheet(
                by,
                story,
                USE,
                entry.paper(),
                entry.on().toLocalDate().toString(),
                entry.counterparty(),
                entry.amount(),
                entry.note());
    }

    /** The invoice of an expense, as a sheet. */
    UUID sheet(Viewer by, Story story, String use, Purse.Expense expense) {
        return sheet(
                by,
                story,
                use,
                expense.invoice(),
                expense.asked().toLocalDate().toString(),
                expense.what(),
                expense.amount(),
                "");
    }

    private UUID sheet(
            Viewer by,
            Story story,
            String use,
            String paper,
            String on,
            String counterparty,
            BigDecimal amount,
            String note) {
        var content = content(paper, on, counterparty, amount, note);
        var upload = new Upload(paper + ".xlsx", content, FileClass.INTERNAL, use, story.path, story.name);
        return Expect.that(attachments.receive(by, Story.id(), upload), Reception.Received.class)
                .fileId();
    }

    /** A drawing of a lorry that leaves, in the place of a photograph. */
    UUID picture(Viewer by, Story story, String use) {
        return picture(by, story.path, story.name, use);
    }

    UUID picture(Viewer by, String path, String name, String use) {
        var upload = new Upload("lorry.png", LORRY, FileClass.INTERNAL, use, path, name);
        return Expect.that(attachments.receive(by, Story.id(), upload), Reception.Received.class)
                .fileId();
    }

    private static byte[] lorry() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        fill(pen, new Color(0xD8E4EC), 0, 0, WIDTH, HEIGHT);
        fill(pen, new Color(0xB9AE9A), 0, 320, WIDTH, 160);
        fill(pen, new Color(0x3F6E8C), 120, 190, 280, 130);
        fill(pen, new Color(0xC9772B), 410, 230, 110, 90);
        pen.setColor(Color.DARK_GRAY);
        for (int wheel : new int[] {160, 320, 440}) {
            pen.fillOval(wheel, 300, 60, 60);
        }
        pen.dispose();
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void fill(Graphics2D pen, Color colour, int x, int y, int width, int height) {
        pen.setColor(colour);
        pen.fillRect(x, y, width, height);
    }

    private static byte[] content(String paper, String on, String counterparty, BigDecimal amount, String note) {
        var file = new ByteArrayOutputStream();
        try (var book = new Workbook(file, "Anju", "1.0")) {
            var sheet = book.newWorksheet(paper);
            sheet.value(0, 0, paper);
            sheet.value(1, 0, on);
            sheet.value(2, 0, counterparty);
            sheet.value(2, 1, amount);
            sheet.value(3, 0, note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
