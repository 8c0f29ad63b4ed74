using System.ComponentModel.DataAnnotations;
using Meld.Tracking.Settings;

namespace Meld.Tests.Tracking.Settings;

internal sealed record SampleRate([Shorthand, Range(0, 10)] double Default)
{
    public double? Text { get; init; }
}
