namespace Meld.Text.Tokenizers.Unicode;

/// <summary>What a tokenizer asks about a code point; see <see cref="CharacterTable"/>.</summary>
[Flags]
internal enum CharacterKinds : byte
{
    /// <summary>Nothing of what follows.</summary>
    None = 0,

    /// <summary>A letter to GPT-2's pattern.</summary>
    Letter = 1,

    /// <summary>A number to GPT-2's pattern.</summary>
    Number = 2,

    /// <summary>White space to both.</summary>
    Space = 4,

    /// <summary>A control or format character, private, U+0000 or U+FFFD: BERT's cleaning leaves it out.</summary>
    Removed = 8,

    /// <summary>An accent that BERT's normalizer strips.</summary>
    NonspacingMark = 16,

    /// <summary>A word of its own to BERT.</summary>
    Punctuation = 32,

    /// <summary>A Chinese character: a word of its own to BERT.</summary>
    Ideograph = 64,

    /// <summary>Has a lower case, a decomposition or a combining class: <see cref="CharacterForms"/> knows it.</summary>
    Changing = 128,
}
