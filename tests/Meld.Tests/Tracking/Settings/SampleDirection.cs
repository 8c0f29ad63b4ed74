namespace Meld.Tests.Tracking.Settings;

internal enum SampleDirection
{
    Past,
    Both,
    NearestSpeaker,
}
