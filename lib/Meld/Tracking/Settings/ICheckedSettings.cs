namespace Meld.Tracking.Settings;

/// <summary>Settings with rules that a range of one value cannot say, such as a value that must be below another.</summary>
public interface ICheckedSettings
{
    /// <summary>
    /// The rules that are broken: the name of the property (<c>nameof</c>) and what follows its key in the message, such as
    /// <c>must be at most `epochs`</c>.
    /// </summary>
    IEnumerable<(string Property, string Message)> BrokenRules();
}
