using System.ComponentModel.DataAnnotations;

namespace Meld.Tests.Tracking.Settings;

/// <summary>Settings that look at their values while they are made.</summary>
internal sealed record PickySettings([property: Range(0, 100)] int Low, int High = 10)
{
    private readonly string name = "x";

    public int High { get; } = High > Low ? High : throw new ArgumentException("`high` must be above `low`");

    public string Name
    {
        get => name;
        init => name = value.Length > 0 ? value : throw new ArgumentException("a name is needed");
    }
}
