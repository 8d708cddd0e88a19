package anju.site.web;

import anju.money.Area;
import anju.money.Money;
import anju.site.Form;
import anju.site.ListPage;
import anju.site.Moment;
import anju.site.Site;
import anju.site.StageStep;
import anju.site.Threshold;
import java.util.List;

/** The parts pages are made of, each once. */
public record ComponentsPage(
        Site site,
        Form form,
        ListPage<Sample> list,
        List<Threshold> thresholds,
        List<StageStep> stages,
        List<Moment> moments) {

    /** An invented row. */
    public record Sample(String name, int number, Area area, Money paid) {}
}
