package anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The thread's modules depend downwards only. */
class ModulesTest {
    /** From the ground up; a module may name those to its left, and no other. */
    static final List<String> ORDER = List.of(
            "money",
            "city",
            "evidence",
            "access",
            "site",
            "policy",
            "attachment",
            "message",
            "registry",
            "project",
            "notice",
            "request",
            "survey",
            "consultation",
            "vote",
            "plan",
            "fund",
            "programme",
            "works",
            "payment",
            "stewardship",
            "review",
            "disclosure",
            "dispatch",
            "demo");

    private final ApplicationModules modules = ApplicationModules.of(Application.class);

    @Test
    void modules_respect_their_boundaries() {
        modules.verify();
    }

    @Test
    void every_module_has_its_place_in_the_order() {
        var found = new TreeSet<String>();
        modules.forEach(module -> found.add(module.getIdentifier().toString()));
        assertThat(found).containsExactlyInAnyOrderElementsOf(ORDER);
    }

    @Test
    void a_module_is_allowed_only_those_below_it() throws ClassNotFoundException {
        for (var module : ORDER) {
            var allowed = Class.forName("anju." + module + ".package-info")
                    .getAnnotation(ApplicationModule.class)
                    .allowedDependencies();
            assertThat(allowed)
                    .as("allowedDependencies of %s", module)
                    .allSatisfy(below -> assertThat(ORDER.indexOf(below.split(" :: ")[0]))
                            .isNotNegative()
                            .isLessThan(ORDER.indexOf(module)));
        }
    }
}
