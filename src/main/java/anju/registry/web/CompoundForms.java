package anju.registry.web;

import anju.site.Option;
import java.util.List;

/** What the forms on a compound's page offer. */
public final class CompoundForms {
    private CompoundForms() {}

    public static List<Option> buildings(CompoundPage page) {
        return page.buildings().stream()
                .map(building -> new Option(
                        building.id().toString(), page.site().text("registry.compound.building-of", building.number())))
                .toList();
    }

    public static List<Option> stairwells(CompoundPage page) {
        return page.buildings().stream()
                .flatMap(building -> building.stairwells().stream()
                        .map(stairwell -> new Option(
                                stairwell.id().toString(),
                                page.site()
                                        .text(
                                                "registry.compound.stairwell-of",
                                                building.number(),
                                                stairwell.number()))))
                .distinct()
                .toList();
    }
}
