namespace Meld.Features.Filling;

/// <summary>The steps of a fill that read clips: those that are made of a decoded clip, and encoders, whose inputs are made too but need not be kept.</summary>
internal sealed class ClipPlan
{
    private readonly int[] inputs;

    /// <param name="steps">Steps that read clips.</param>
    public ClipPlan(IReadOnlyList<IFeatureStep> steps)
    {
        var made = steps.OfType<IClipStep>().ToList();
        Kept = made.Count;
        Encoders = [.. steps.OfType<IEncoderStep>()];
        inputs = [.. Encoders.Select(encoder => PlaceOf(encoder.Input, made))];
        Made = made;
        Steps = [.. made.Take(Kept), .. Encoders];
        Keys = [.. Steps.Select(step => new FeatureKeys(step.Identity))];
        MadeKeys = [.. made.Select(step => new FeatureKeys(step.Identity))];
        var (clip, encoder) = (0, Kept);
        Places = [.. steps.Select(step => step is IClipStep ? clip++ : encoder++)];
    }

    /// <summary>All steps that are kept, encoders last.</summary>
    public IReadOnlyList<IFeatureStep> Steps { get; }

    /// <summary>The keys of <see cref="Steps"/>.</summary>
    public IReadOnlyList<FeatureKeys> Keys { get; }

    /// <summary>The place in <see cref="Steps"/> of each step that was given.</summary>
    public IReadOnlyList<int> Places { get; }

    /// <summary>How many of <see cref="Made"/>, its first, are kept.</summary>
    public int Kept { get; }

    /// <summary>The steps that are made of a decoded clip.</summary>
    public IReadOnlyList<IClipStep> Made { get; }

    /// <summary>The keys of <see cref="Made"/>.</summary>
    public IReadOnlyList<FeatureKeys> MadeKeys { get; }

    /// <summary>The encoders.</summary>
    public IReadOnlyList<IEncoderStep> Encoders { get; }

    /// <summary>The place in <see cref="Made"/> of what a step of <see cref="Steps"/> is, or reads.</summary>
    public int SourceOf(int place) => place < Kept ? place : inputs[place - Kept];

    private static int PlaceOf(IFeatureStep input, List<IClipStep> made)
    {
        if (made.FindIndex(step => step.Identity == input.Identity) is var place and >= 0) return place;
        made.Add(input as IClipStep ?? throw new ArgumentException($"An encoder reads no other encoder's features, such as {input.Identity.Name}.", nameof(input)));
        return made.Count - 1;
    }
}
