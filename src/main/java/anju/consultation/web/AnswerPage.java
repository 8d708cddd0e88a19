package anju.consultation.web;

import anju.consultation.Willing;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A willingness form to be answered.
 *
 * @param given the owner's own answer that counts now; never shown where staff enter paper
 */
public record AnswerPage(
        Site site,
        Form form,
        UUID formId,
        String serial,
        String door,
        RoundView round,
        List<Option> items,
        boolean open,
        @Nullable Willing given) {}
