package anju.fund;

import anju.city.City;
import anju.money.Money;
import anju.policy.Policy;
import anju.project.Projects;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the rules at an undertaking's place call the sources of money. */
@Component
public class Sources {
    private final Policy policy;
    private final Projects projects;

    Sources(Policy policy, Projects projects) {
        this.policy = policy;
        this.projects = projects;
    }

    public String name(Site site, UUID project, Source source) {
        return rules(project).source(source).name().in(site.words().locale());
    }

    /** The sources that are open there, in the rules' order. */
    public List<Option> options(Site site, UUID project) {
        return rules(project).sources().entrySet().stream()
                .map(entry -> new Option(
                        entry.getKey().name(),
                        entry.getValue().name().in(site.words().locale())))
                .toList();
    }

    /** Whether the rules there know this source. */
    public boolean isOpen(UUID project, Source source) {
        return rules(project).sources().containsKey(source);
    }

    /** Whether items may speak for money that is promised but not here. */
    public boolean mayReserve(UUID project) {
        return rules(project).earmarkCommitted();
    }

    public Money labourPerHour(UUID project) {
        return rules(project).labourPerHour();
    }

    private FundingRules rules(UUID project) {
        return policy.rules(
                FundingRules.class,
                projects.paths(project).getFirst(),
                City.current().today());
    }
}
