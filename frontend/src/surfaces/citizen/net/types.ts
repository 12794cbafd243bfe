import type { components } from "../../../api/schema.gen";

type Schemas = components["schemas"];

export type Start = Schemas["CitizenStart"];
export type Citizen = Schemas["Citizen"];
export type Settings = Schemas["CitizenSettings"];
export type Service = Schemas["Service"];
export type Question = Schemas["Question"];
export type Receipt = Schemas["CitizenReceipt"];
export type Thread = Schemas["CitizenThread"];
export type Conversation = Schemas["CitizenConversation"];
export type Message = Schemas["CitizenMessage"];
export type Attachment = Schemas["Attachment"];
export type OpenDay = Schemas["OpenDay"];
export type Article = Schemas["Text"];
