package anju.attachment.document;

import static org.assertj.core.api.Assertions.assertThat;

import anju.site.QrCode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Codes on sheets as offices scan them: at 200 dpi, askew, dusty. */
class CodeReaderTest {
    @Test
    void of_forty_dusty_sheets_held_askew_every_code_is_read() throws IOException {
        var random = new Random(20_261_020);
        for (int i = 0; i < 40; i++) {
            var address = "https://anju.he-an.gov.cn/notices/" + new UUID(random.nextLong(), random.nextLong());
            assertThat(CodeReader.read(sheet(QrCode.png(address), random)))
                    .as("sheet " + i)
                    .containsExactly(address);
        }
    }

    @Test
    void what_is_no_picture_has_no_code() {
        assertThat(CodeReader.read(new byte[] {1, 2, 3})).isEmpty();
        assertThat(CodeReader.read("%PDF-1.7 broken".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    private static byte[] sheet(byte[] qr, Random random) throws IOException {
        var sheet = new BufferedImage(827, 827, BufferedImage.TYPE_INT_RGB);
        var drawing = sheet.createGraphics();
        drawing.setColor(new Color(0xE8E4DC));
        drawing.fillRect(0, 0, 827, 827);
        drawing.rotate(Math.toRadians(random.nextInt(-10, 11)), 413, 413);
        drawing.drawImage(ImageIO.read(new ByteArrayInputStream(qr)), 300, 300, 220, 220, null);
        drawing.dispose();
        for (int i = 0; i < 6_000; i++) {
            sheet.setRGB(random.nextInt(827), random.nextInt(827), 0x909090);
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(sheet, "jpg", out);
        return out.toByteArray();
    }
}
