package anju.site.web;

import anju.access.Grant;
import anju.site.Form;
import anju.site.Site;
import java.util.List;
import java.util.Map;

/**
 * One's own account; {@code form} changes the password of those who have one, {@code areas} names the areas of the grants by
 * path.
 */
public record AccountPage(Site site, Form form, boolean hasPassword, List<Grant> grants, Map<String, String> areas) {
    /** Where a role is held: the area's name, and what stands below it by its code. */
    public String place(Grant grant) {
        return Places.named(areas, grant.placePath());
    }
}
