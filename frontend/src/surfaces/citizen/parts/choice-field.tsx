import { describedBy, HelpAndFault, LabelText, type FieldProps } from "./field";

type Option = { value: string; label: string };

/** One of several; each is a whole row to press. */
export function ChoiceField({
  value,
  onChange,
  options,
  ...field
}: FieldProps & { value: string; onChange: (value: string) => void; options: Option[] }) {
  return (
    <fieldset
      className={field.fault ? "field wrong" : "field"}
      aria-describedby={describedBy(field)}
      aria-invalid={field.fault ? true : undefined}
    >
      <legend>
        <LabelText {...field} />
      </legend>
      <HelpAndFault {...field} />
      <div className="choices">
        {options.map((option, at) => (
          <label key={option.value} className="choice">
            <input
              type="radio"
              // The first bears the field's id, so that a fault's link comes to it.
              id={at === 0 ? field.id : undefined}
              name={field.id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
