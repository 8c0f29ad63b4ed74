namespace Meld.Encoders;

/// <summary>An encoder at its published size, looked at while its example went through it.</summary>
/// <param name="Architecture">Which encoder.</param>
/// <param name="Module">What it is built of.</param>
public sealed record EncoderSummary(EncoderArchitecture Architecture, ModuleSummary Module);
