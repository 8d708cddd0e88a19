package anju.attachment.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.attachment.document.DocumentKind;
import anju.attachment.document.DocumentTemplate;
import anju.attachment.document.DocumentTemplates;
import anju.attachment.document.FileNumbers;
import anju.city.Area;
import anju.city.Areas;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the pages of templates. */
@Component
class TemplateScreens {
    static final String UPLOAD = "attachment.template";
    static final String PREFIX = "attachment.prefix";
    static final String WITHDRAW = "attachment.template-withdrawal";

    private final Areas areas;
    private final People people;
    private final DocumentTemplates templates;
    private final FileNumbers numbers;

    TemplateScreens(Areas areas, People people, DocumentTemplates templates, FileNumbers numbers) {
        this.numbers = numbers;
        this.areas = areas;
        this.people = people;
        this.templates = templates;
    }

    TemplatesPage list(Site site, String office, Form prefix) {
        var mine = areas.all().stream()
                .filter(area -> site.viewer().may(Action.KEEP_TEMPLATES, area.path()))
                .toList();
        var here = mine.stream()
                .filter(area -> area.id().toString().equals(office))
                .findFirst()
                .or(() -> mine.stream()
                        .filter(area -> area.kind() == Area.Kind.STREET)
                        .findFirst())
                .or(() -> mine.stream().findFirst())
                .orElse(null);
        return new TemplatesPage(
                site,
                mine.stream()
                        .map(area -> new TemplatesPage.Office(area.id(), area.name()))
                        .toList(),
                here == null ? null : new TemplatesPage.Office(here.id(), here.name()),
                here == null
                        ? List.of()
                        : Arrays.stream(DocumentKind.values())
                                .map(kind -> row(here, kind))
                                .toList(),
                here == null ? null : numbers.series(here.id()).orElse(null),
                prefix);
    }

    private TemplatesPage.Row row(Area area, DocumentKind kind) {
        var holding = templates.holding(area.path(), kind).orElse(null);
        return new TemplatesPage.Row(
                kind, kind.slug(), holding, holding == null ? "" : people.nameOf(holding.setBy(), Audience.STAFF));
    }

    TemplatePage template(Site site, Area area, DocumentKind kind, Form upload) {
        var versions = templates.versions(area.id(), kind);
        var own = versions.stream()
                .findFirst()
                .filter(newest -> !newest.isWithdrawn())
                .orElse(null);
        var names = people.namesOf(
                versions.stream()
                        .flatMap(version -> Stream.of(version.setBy(), version.withdrawnBy()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                Audience.STAFF);
        return new TemplatePage(
                site,
                area.id(),
                area.name(),
                kind,
                kind.slug(),
                templates.holding(area.path(), kind).orElse(null),
                own,
                versions.stream().map(version -> version(version, names)).toList(),
                Stream.concat(
                                kind.required().stream().map(placeholder -> new TemplatePage.Slot(placeholder, true)),
                                kind.placeholders().stream()
                                        .filter(placeholder -> !kind.required().contains(placeholder))
                                        .map(placeholder -> new TemplatePage.Slot(placeholder, false)))
                        .toList(),
                upload,
                Form.empty(WITHDRAW).with("version", own == null ? "" : Integer.toString(own.version())));
    }

    private static TemplatePage.Version version(DocumentTemplate version, Map<UUID, String> names) {
        return new TemplatePage.Version(version, name(names, version.setBy()), name(names, version.withdrawnBy()));
    }

    private static String name(Map<UUID, String> names, @Nullable UUID person) {
        return person == null ? "" : names.getOrDefault(person, "");
    }

    static DocumentKind kind(String slug) {
        return DocumentKind.ofSlug(slug).orElseThrow(NotThere::new);
    }
}
