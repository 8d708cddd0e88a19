package anju.payment.web;

/** For which organisation an approver signs. */
record ApproveForm(String duty) {}
