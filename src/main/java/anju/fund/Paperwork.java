package anju.fund;

/**
 * The numbers under which a receipt of money stands elsewhere; empty where there is none. The office's book is not the
 * treasury's, so these lead from one to the other.
 *
 * @param documentNumber of the paper that granted it (指标文号)
 * @param projectCode the treasury's code of the project (项目编码)
 * @param subject of the budget (科目)
 * @param voucher of the treasury or bank (凭证号)
 */
public record Paperwork(String documentNumber, String projectCode, String subject, String voucher) {
    static Paperwork of(String documentNumber) {
        return new Paperwork(documentNumber, "", "", "");
    }
}
