package anju.dispatch.web;

import anju.access.Role;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;

/** The pages that lead through the first steps of a new city. */
public final class SetUpPages {
    private SetUpPages() {}

    /** How far the city is set up. @param missing roles that nobody holds yet */
    public record Guide(Site site, List<Step> steps, List<Role> missing, boolean settled) {
        public long done() {
            return steps.stream().filter(Step::done).count();
        }

        /** The first step that is not done yet. */
        public boolean isNext(Step step) {
            return steps.stream()
                    .filter(it -> !it.done())
                    .findFirst()
                    .filter(step::equals)
                    .isPresent();
        }
    }

    /** One step. @param href where it is done; empty where nothing can be done any more */
    public record Step(String key, boolean done, String href) {}

    /** The city's name. @param host the name this page was asked for by, empty if it is none to keep */
    public record Naming(Site site, Form form, String host, String kept) {}

    /** The packs of rules to choose from. */
    public record Choosing(Site site, Form form, List<Option> packs, String rules) {}
}
