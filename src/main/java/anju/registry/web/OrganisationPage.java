package anju.registry.web;

import anju.registry.Organisation;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An organisation, its people, and the forms for another name and one more person.
 *
 * @param acts whether people of such an organisation act in Anju at all
 * @param free people with the right role who are not among its people yet
 */
public record OrganisationPage(
        Site site,
        Organisation organisation,
        Form form,
        Form joining,
        boolean acts,
        List<Member> members,
        List<Option> free) {
    public record Member(UUID id, String name, Instant since) {}
}
