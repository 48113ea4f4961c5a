// SPDX-License-Identifier: MIT
using System.CommandLine;

namespace EPython.Host.Cli;

/// <summary>--numbers=i64f64|i32f32.</summary>
internal sealed class NumbersOption
{
    private readonly Option<string?> _numbers = new("--numbers")
    {
        Description = "number profile: i64f64 (default) or i32f32; a target has its own",
    };

    public void AddTo(Command command)
    {
        _numbers.TakesOneOf("i64f64", "i32f32");
        command.Options.Add(_numbers);
    }

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_numbers) is not null;

    public Frontend.Types.Profile Profile(ParseResult parsed) =>
        parsed.GetValue(_numbers) == "i32f32" ? Frontend.Types.Profile.I32F32 : Frontend.Types.Profile.I64F64;
}
