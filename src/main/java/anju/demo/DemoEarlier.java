package anju.demo;

import static anju.demo.Story.id;

import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.city.City;
import anju.fund.EarlierPayment;
import anju.fund.PayingEarlier;
import anju.fund.Recalling;
import anju.fund.Source;
import anju.fund.Vouching;
import anju.money.Money;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the demonstration's offices bring along from before: one invented paper for each batch, and what it says was paid. */
@Component
class DemoEarlier {
    /** A payment of before, as the story tells it. */
    record Paid(
            LocalDate on,
            String payee,
            Source source,
            BigDecimal amount,
            String purpose,
            String reference,
            String vouchedBy) {}

    private final Attachments attachments;
    private final PayingEarlier paying;

    DemoEarlier(Attachments attachments, PayingEarlier paying) {
        this.attachments = attachments;
        this.paying = paying;
    }

    /** The paper in the archive, which says on its face that it is invented. */
    UUID paper(Viewer by, String name, String path, String place, List<String> lines) {
        var upload = new Upload(name + ".pdf", pdf(lines), FileClass.INTERNAL, "project.recorded_fact", path, place);
        return Expect.that(attachments.receive(by, id(), upload), Reception.Received.class)
                .fileId();
    }

    UUID enter(Viewer by, UUID project, Paid paid, UUID paper) {
        var payment = new EarlierPayment(
                paid.on(),
                paid.payee(),
                paid.source(),
                Money.ofYuan(paid.amount()),
                paid.purpose(),
                paid.reference(),
                paid.vouchedBy(),
                paper);
        return Expect.that(paying.enter(by, id(), project, payment), Recalling.Recalled.class)
                .payment();
    }

    void confirm(Viewer by, UUID payment) {
        Expect.that(paying.confirm(by, City.current().newId(), payment), Vouching.Done.class);
    }

    /** One page in a face every reader brings along, so that nothing has to be drawn or embedded. */
    static byte[] pdf(List<String> lines) {
        var text = new StringBuilder("BT /F 16 Tf 28 TL 60 780 Td\n");
        for (var line : lines) {
            text.append('<')
                    .append(HexFormat.of().formatHex(line.getBytes(StandardCharsets.UTF_16BE)))
                    .append("> Tj T*\n");
        }
        var content = text.append("ET").toString();
        var parts = List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
                "<</Length " + content.length() + ">>stream\n" + content + "\nendstream",
                "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
                "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
                        + "/Supplement 4>>/FontDescriptor 7 0 R>>",
                "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880"
                        + "/Descent -120/CapHeight 880/StemV 80>>");
        var file = new ByteArrayOutputStream();
        var starts = new ArrayList<Integer>();
        write(file, "%PDF-1.4\n");
        for (int i = 0; i < parts.size(); i++) {
            starts.add(file.size());
            write(file, (i + 1) + " 0 obj" + parts.get(i) + "endobj\n");
        }
        int table = file.size();
        write(file, "xref\n0 " + (parts.size() + 1) + "\n0000000000 65535 f \n");
        starts.forEach(start -> write(file, "%010d 00000 n \n".formatted(start)));
        write(file, "trailer<</Size " + (parts.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        return file.toByteArray();
    }

    private static void write(ByteArrayOutputStream file, String text) {
        file.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
