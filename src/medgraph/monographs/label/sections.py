"""What the sections of a label are about: FDA's LOINC codes and openFDA's names for them.

Sources: FDA, "Section Headings (LOINC)" of structured product labeling; openFDA, "Drug labeling: searchable fields".
Codes and names alone are taken over.
"""

from __future__ import annotations

from medgraph.model import SectionType as T

# code, openFDA's field, what it is about. Codes that openFDA does not tell apart have no field.
_SECTIONS: tuple[tuple[str, str, T], ...] = (
    ("34066-1", "boxed_warning", T.BOXED_WARNING),
    ("34067-9", "indications_and_usage", T.INDICATIONS),
    ("34068-7", "dosage_and_administration", T.DOSAGE),
    ("43678-2", "dosage_forms_and_strengths", T.DOSAGE_FORMS),
    ("34070-3", "contraindications", T.CONTRAINDICATIONS),
    ("43685-7", "warnings_and_cautions", T.WARNINGS),
    ("34071-1", "warnings", T.WARNINGS),
    ("42232-9", "precautions", T.WARNINGS),
    ("34072-9", "general_precautions", T.WARNINGS),
    ("34084-4", "adverse_reactions", T.ADVERSE_REACTIONS),
    ("34073-7", "drug_interactions", T.INTERACTIONS),
    ("34074-5", "drug_and_or_laboratory_test_interactions", T.INTERACTIONS),
    ("34075-2", "laboratory_tests", T.MONITORING),
    ("43684-0", "use_in_specific_populations", T.POPULATIONS),
    ("42228-7", "pregnancy", T.PREGNANCY),
    ("34077-8", "teratogenic_effects", T.PREGNANCY),
    ("34078-6", "nonteratogenic_effects", T.PREGNANCY),
    ("34079-4", "labor_and_delivery", T.PREGNANCY),
    ("34080-2", "nursing_mothers", T.PREGNANCY),
    ("77290-5", "lactation", T.PREGNANCY),
    ("77291-3", "females_and_males_of_reproductive_potential", T.PREGNANCY),
    ("34081-0", "pediatric_use", T.POPULATIONS),
    ("34082-8", "geriatric_use", T.POPULATIONS),
    ("42227-9", "drug_abuse_and_dependence", T.WARNINGS),
    ("34085-1", "controlled_substance", T.OTHER),
    ("34086-9", "abuse", T.WARNINGS),
    ("34087-7", "dependence", T.WARNINGS),
    ("34088-5", "overdosage", T.OVERDOSAGE),
    ("34089-3", "description", T.DESCRIPTION),
    ("34090-1", "clinical_pharmacology", T.PHARMACOLOGY),
    ("43679-0", "mechanism_of_action", T.MECHANISM),
    ("43681-6", "pharmacodynamics", T.PHARMACOLOGY),
    ("43682-4", "pharmacokinetics", T.PHARMACOLOGY),
    ("49489-8", "microbiology", T.PHARMACOLOGY),
    ("66106-6", "pharmacogenomics", T.PHARMACOLOGY),
    ("43680-8", "nonclinical_toxicology", T.NONCLINICAL),
    ("34083-6", "carcinogenesis_and_mutagenesis_and_impairment_of_fertility", T.NONCLINICAL),
    ("34091-5", "animal_pharmacology_and_or_toxicology", T.NONCLINICAL),
    ("34092-7", "clinical_studies", T.STUDIES),
    ("34093-5", "references", T.BOILERPLATE),
    ("34069-5", "how_supplied", T.STORAGE),
    ("44425-7", "storage_and_handling", T.STORAGE),
    ("34076-0", "information_for_patients", T.PATIENT_INFORMATION),
    ("42230-3", "spl_patient_package_insert", T.PATIENT_INFORMATION),
    ("42231-1", "spl_medguide", T.PATIENT_INFORMATION),
    ("59845-8", "instructions_for_use", T.PATIENT_INFORMATION),
    ("43683-2", "recent_major_changes", T.BOILERPLATE),
    ("51945-4", "package_label_principal_display_panel", T.BOILERPLATE),
    ("48780-1", "spl_product_data_elements", T.PRODUCT_DATA),
    ("42229-5", "spl_unclassified_section", T.OTHER),
    ("55106-9", "active_ingredient", T.NAMES),
    ("55105-1", "purpose", T.DESCRIPTION),
    ("50570-1", "do_not_use", T.CONTRAINDICATIONS),
    ("50569-3", "ask_doctor", T.WARNINGS),
    ("50568-5", "ask_doctor_or_pharmacist", T.INTERACTIONS),
    ("50567-7", "when_using", T.WARNINGS),
    ("50566-9", "stop_use", T.WARNINGS),
    ("53414-9", "pregnancy_or_breast_feeding", T.PREGNANCY),
    ("50565-1", "keep_out_of_reach_of_children", T.BOILERPLATE),
    ("51727-6", "inactive_ingredient", T.DESCRIPTION),
    ("53413-1", "questions", T.BOILERPLATE),
)

TYPE_OF_CODE = {code: kind for code, _, kind in _SECTIONS}
TYPE_OF_FIELD = {field: kind for _, field, kind in _SECTIONS}
CODE_OF_FIELD = {field: code for code, field, _ in _SECTIONS}
