package anju.survey.web;

/** Why a need is taken back, as it was typed. */
record WithdrawNeedForm(String reason) {}
