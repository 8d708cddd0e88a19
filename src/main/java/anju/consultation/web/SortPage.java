package anju.consultation.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;

/**
 * The desk's page of a compound: opinions that wait, those that seem to say the same put together, and what was reached.
 *
 * @param proposals groups that are alike; each is one form
 */
public record SortPage(
        Site site,
        UUID compoundId,
        String compound,
        List<Proposal> proposals,
        List<FunnelPage.Opinion> alone,
        List<Option> open,
        List<Option> topics,
        Form enter,
        Form reach,
        boolean maySort,
        boolean mayRecord) {
    public record Proposal(String topic, String topicName, String title, List<FunnelPage.Opinion> opinions) {}
}
