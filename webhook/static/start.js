// Starts the ready-made components (menu on a phone, show password, tabs).
import { initAll } from "./vendor/govuk-frontend.min.js";

initAll();
