package anju.journey;

import anju.city.Area;
import anju.city.Areas;

/** City, street and community, as the administrator draws them before the first day. */
public final class Districts {
    private Districts() {}

    public static void draw(Areas areas) {
        var whole = areas.add(null, Area.Kind.CITY, "ha", "和安市");
        var street = areas.add(whole, Area.Kind.STREET, "liuan", "柳岸街道");
        areas.add(street, Area.Kind.COMMUNITY, "yongxing", "永兴社区");
    }
}
