package anju.payment.web;

import anju.attachment.document.DocumentKind;
import anju.attachment.document.DocumentSheet;
import anju.attachment.document.DocumentSubject;
import anju.attachment.document.DocumentText;
import anju.attachment.document.Documents;
import anju.attachment.document.Placeholder;
import anju.project.Projects;
import anju.registry.Compound;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the application for a payment says in the office's own template. */
@Component
class ApplicationSheets {
    private final Documents documents;
    private final Projects projects;

    ApplicationSheets(Documents documents, Projects projects) {
        this.documents = documents;
        this.projects = projects;
    }

    DocumentSheet sheet(ApplicationPage page) {
        var words = documents.words();
        var payment = page.payment();
        var project = payment.project();
        var compounds = projects.compoundsOf(project.id());
        var subject = new DocumentSubject(
                DocumentKind.PAYMENT_APPLICATION,
                payment.id(),
                payment.code(),
                words.text("payment.application.title") + " " + payment.code(),
                compounds.getFirst().path(),
                words.list(compounds.stream().map(Compound::name).toList()));
        var said = new EnumMap<Placeholder, String>(Placeholder.class);
        said.put(Placeholder.PROJECT, project.code() + " " + project.name());
        said.put(Placeholder.CONTRACT, payment.contractNumber());
        said.put(Placeholder.PAYMENT_KIND, words.word(payment.kind()));
        said.put(
                Placeholder.PAYMENT_STATE,
                payment.reason().isEmpty()
                        ? words.word(payment.state())
                        : documents.marked(words.word(payment.state()), payment.reason()));
        said.put(Placeholder.PAYEE, payment.payee());
        said.put(Placeholder.ACCOUNT, payment.account());
        said.put(Placeholder.ACCEPTANCE_CODE, payment.acceptanceCode());
        said.put(Placeholder.CLEARANCE_CODE, payment.clearanceCode());
        said.put(Placeholder.AMOUNT, words.money(payment.amount()));
        said.put(Placeholder.CAPITALS, payment.capitals());
        var text = DocumentText.of(said)
                .rows(
                        Placeholder.SOURCE_NAME,
                        page.sources().stream()
                                .map(source -> Map.of(
                                        Placeholder.SOURCE_NAME,
                                        source.source() + "\n" + source.lotCode(),
                                        Placeholder.SOURCE_DOCUMENT,
                                        source.documentNumber() + "\n" + source.funder(),
                                        Placeholder.SOURCE_ITEM,
                                        source.items(),
                                        Placeholder.SOURCE_AMOUNT,
                                        words.money(source.amount())))
                                .toList())
                .rows(
                        Placeholder.PAPER_KIND,
                        page.papers().stream()
                                .map(paper -> Map.of(
                                        Placeholder.PAPER_KIND, paper.name(),
                                        Placeholder.PAPER_TITLE, paper.title(),
                                        Placeholder.PAPER_NUMBER,
                                                paper.number().isEmpty()
                                                        ? words.text("payment.application.file")
                                                        : paper.number()))
                                .toList())
                .rows(
                        Placeholder.DUTY_NAME,
                        payment.duties().stream()
                                .map(duty -> {
                                    var at = duty.at();
                                    return Map.of(
                                            Placeholder.DUTY_NAME, words.word(duty.duty()),
                                            Placeholder.DUTY_PERSON, duty.who(),
                                            Placeholder.DUTY_AT, at == null ? "" : words.time(at));
                                })
                                .toList());
        return new DocumentSheet(subject, text);
    }
}
