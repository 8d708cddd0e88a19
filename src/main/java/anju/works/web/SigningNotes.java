package anju.works.web;

import anju.project.Project;
import anju.site.FormCheck;
import anju.site.Site;
import anju.works.ContractTerms;
import anju.works.Signing;
import org.springframework.stereotype.Component;

/** Says at the form of a contract why it cannot be put on record. */
@Component
public class SigningNotes {
    private final StageNotes stages;

    SigningNotes(StageNotes stages) {
        this.stages = stages;
    }

    public void refuse(Site site, Project project, FormCheck check, ContractTerms terms, Signing outcome) {
        switch (outcome) {
            case Signing.Signed _ -> throw new IllegalStateException("it is signed");
            case Signing.NotAtProcurement no -> {
                var note = stages.note(site, project.id(), no.early());
                check.refuseAll("works.early", note.now(), note.needed());
            }
            case Signing.SupervisesItself _ -> check.refuse("supervisor", "works.contract.supervises-itself");
            case Signing.WrongOrganisation wrong ->
                check.refuse(
                        wrong.organisation().equals(terms.contractor()) ? "contractor" : "supervisor",
                        "site.form.choice.unknown");
            case Signing.NoLines _ -> check.refuseAll("works.contract.no-lines");
            case Signing.NumberTaken taken -> check.refuse("number", "works.contract.number-taken", taken.code());
            case Signing.LineNumberTwice twice -> check.refuseAll("works.contract.line-twice", twice.number());
            case Signing.NotInPlan no -> check.refuseAll("works.contract.not-in-plan", no.lineNumber());
            case Signing.RatioOutOfBounds no ->
                check.refuse(
                        "progress",
                        "works.contract.ratio",
                        no.low().percent(),
                        no.high().percent(),
                        no.ratio().percent());
            case Signing.WarrantyTooShort no ->
                check.refuseAll("works.contract.warranty-short", no.lineNumber(), no.months(), no.atLeast());
            case Signing.NotYet no -> check.refuse("signedOn", "works.contract.not-yet", no.today());
            case Signing.NotFunded no ->
                check.refuseAll(
                        "works.contract.not-funded", no.itemTitle(), no.contracted(), no.allocated(), no.missing());
        }
    }
}
