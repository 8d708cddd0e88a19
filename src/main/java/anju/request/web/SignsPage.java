package anju.request.web;

import anju.site.QrCode;
import anju.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Signs to print, cut and stick up: one for the compound, one for the board at the works, one for each building and stairwell. */
public record SignsPage(Site site, Place place, List<Sign> signs) {
    /** One sticker. */
    public record Sign(String title, String address, QrCode code) {}

    static SignsPage of(Site site, Place place, HttpServletRequest request) {
        var home = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString() + "/requests/new?at="
                + written(place.code());
        var signs = new ArrayList<Sign>();
        signs.add(sign(place.name(), home));
        signs.add(sign(place.name() + " " + site.text("request.report.board"), home + "&board=1"));
        for (int i = 0; i < place.where().size(); i++) {
            signs.add(sign(
                    place.name() + " " + place.where().get(i).label(),
                    home + place.signs().get(i)));
        }
        return new SignsPage(site, place, signs);
    }

    private static Sign sign(String title, String address) {
        return new Sign(title, address, QrCode.of(address));
    }

    static String written(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
