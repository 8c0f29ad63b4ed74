using Meld.Encoders;

namespace Meld.Models;

/// <summary>What a model is made of.</summary>
/// <param name="Text">The text encoder; null for a model that reads no text.</param>
/// <param name="Context">The dialogue context; null for a model of single utterances.</param>
/// <param name="Heads">The heads.</param>
public sealed record ModelSettings(TextEncoderSettings? Text, ContextSettings? Context, HeadsSettings Heads);
