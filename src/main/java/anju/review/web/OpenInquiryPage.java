package anju.review.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** The form that opens a satisfaction survey. */
public record OpenInquiryPage(
        Site site,
        Form form,
        UUID projectId,
        String project,
        UUID compoundId,
        String compound,
        List<Option> occasions) {}
