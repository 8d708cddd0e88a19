package anju.works.web;

import anju.attachment.document.DocumentKind;
import anju.attachment.document.DocumentSheet;
import anju.attachment.document.DocumentSubject;
import anju.attachment.document.DocumentText;
import anju.attachment.document.Documents;
import anju.attachment.document.Placeholder;
import anju.project.Projects;
import anju.registry.Compound;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What an acceptance says in the office's own template. */
@Component
class AcceptanceSheets {
    private final Documents documents;
    private final Projects projects;

    AcceptanceSheets(Documents documents, Projects projects) {
        this.documents = documents;
        this.projects = projects;
    }

    DocumentSheet sheet(AcceptancePage page) {
        var words = documents.words();
        var project = page.project();
        var compounds = projects.compoundsOf(project.id());
        var subject = new DocumentSubject(
                DocumentKind.ACCEPTANCE,
                page.id(),
                page.code(),
                words.text("works.acceptance.title", page.code()),
                compounds.getFirst().path(),
                words.list(compounds.stream().map(Compound::name).toList()));
        var state = page.reason().isEmpty()
                ? words.word(page.state())
                : documents.marked(words.word(page.state()), page.reason());
        var lines = page.lines().stream()
                .map(line -> Map.of(
                        Placeholder.LINE_PLACE, line.building(),
                        Placeholder.LINE_TITLE, line.number() + " " + line.title(),
                        Placeholder.LINE_QUANTITY, words.quantity(line.quantity()),
                        Placeholder.LINE_PRICE, words.money(line.price()),
                        Placeholder.LINE_VALUE, words.money(line.value())))
                .toList();
        var parties = page.parties().stream()
                .map(party -> {
                    var opinion = party.opinion();
                    var at = party.at();
                    return Map.of(
                            Placeholder.PARTY_NAME,
                            party.party(),
                            Placeholder.PARTY_PERSON,
                            party.who(),
                            Placeholder.PARTY_OPINION,
                            opinion == null ? "" : (words.word(opinion) + " " + party.remark()).strip(),
                            Placeholder.PARTY_AT,
                            at == null ? "" : words.time(at));
                })
                .toList();
        var text = DocumentText.of(Map.of(
                        Placeholder.PROJECT, project.code() + " " + project.name(),
                        Placeholder.CONTRACT, page.contractCode(),
                        Placeholder.ACCEPTANCE_KIND, words.word(page.kind()),
                        Placeholder.ACCEPTANCE_STATE, state,
                        Placeholder.ACCEPTED_ON, documents.day(page.on()),
                        Placeholder.TOTAL, words.money(page.value())))
                .rows(Placeholder.LINE_TITLE, lines)
                .rows(Placeholder.PARTY_NAME, parties);
        return new DocumentSheet(subject, text);
    }
}
