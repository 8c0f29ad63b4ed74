using Meld.Features.Steps;
using Meld.Tracking.Settings;

namespace Meld.Training;

/// <summary>What is made of clips' sound: <c>modalities.audio</c> of an experiment.</summary>
public sealed record AudioSettings : ICheckedSettings
{
    /// <summary>The features that are computed once and kept; null for none.</summary>
    public AudioFeatureSettings? Features { get; init; }

    /// <inheritdoc/>
    public IEnumerable<(string Property, string Message)> BrokenRules()
    {
        if (Features is null) yield return (nameof(Features), "is missing, and there is no encoder of sounds");
        else if (Features.Problem() is { } problem) yield return (nameof(Features), $"cannot be: {problem}");
        else if (!Features.Steps().Any()) yield return (nameof(Features), "needs `decode`, `mel` or both");
    }
}
