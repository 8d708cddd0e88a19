package anju.consultation.web;

import anju.site.Option;
import anju.site.QrCode;
import anju.site.Site;
import java.util.List;

/** Willingness forms to print, one sheet for each part. */
public record WillingnessPaperPage(Site site, RoundView round, List<Option> items, List<Sheet> sheets) {
    public record Sheet(String serial, String door, QrCode code, String address) {}
}
